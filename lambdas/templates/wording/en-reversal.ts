import type { ReversalReason } from '../../domain/message/transactional.ts';
import { englishRemainder } from './en-receipt.ts';
import { englishCount, englishInvoices } from './several-invoices.ts';
import type { ConfirmationFacts, SeveralInvoices } from './transactional-facts.ts';
import type { Framing } from './wording.ts';

type ReversalFacts = Extract<ConfirmationFacts, { kind: 'paymentReversed' }>;
type Told = Pick<Framing, 'title' | 'subject' | 'request'> & {
  readonly happened: readonly string[];
  readonly boxLabel: string;
};

const invoicesOf = ({ number, several }: ReversalFacts): SeveralInvoices => several ?? { count: 1, numbers: number };

/** As a subject begins with them: `Invoice A`, `12 invoices`. */
const headOf = (facts: ReversalFacts): string => englishCount(invoicesOf(facts)).replace(/^i/, 'I');

const told: Record<ReversalReason, (facts: ReversalFacts) => Told> = {
  returned: (facts) => ({
    title: 'Your payment was returned by the bank',
    subject: `${headOf(facts)}: payment of ${facts.reversed} returned by the bank`,
    happened: [
      `The payment of ${facts.reversed} that we received on ${facts.receivedOn} for ${englishInvoices(invoicesOf(facts))} was returned by the bank, and the money was taken back from us. Your bank can tell you why.`,
    ],
    request: [],
    boxLabel: 'Returned payment',
  }),
  chargeback: (facts) => ({
    title: 'Your payment was canceled',
    subject: `${headOf(facts)}: payment of ${facts.reversed} canceled`,
    happened: [
      `The payment of ${facts.reversed} that we received on ${facts.receivedOn} for ${englishInvoices(invoicesOf(facts))} was disputed with the bank, which canceled it, and the money was taken back from us.`,
    ],
    request: ['If this is a misunderstanding, reply to this message: we will look for a solution with you.'],
    boxLabel: 'Canceled payment',
  }),
  error: (facts) => ({
    title: 'Correction of our receipt',
    subject: `Correction of our receipt: ${englishCount(invoicesOf(facts))}`,
    happened: [
      `We had booked a payment of ${facts.reversed}, received on ${facts.receivedOn}, for ${englishInvoices(invoicesOf(facts))}. This was our mistake, and we apologize for it.`,
      'This message cancels the receipt that we sent you.',
    ],
    request: [
      `If you have paid ${facts.several ? 'these invoices' : 'this invoice'} by another payment, tell us the date and the reference: we will trace it.`,
    ],
    boxLabel: 'Payment booked by mistake',
  }),
};

/** Money that was in and is gone again, in English. */
export const englishReversal = (facts: ReversalFacts): Framing => {
  const { happened, boxLabel, ...framing } = told[facts.reason](facts);
  const { remainder } = facts;
  const asked = remainder?.asked ?? null;
  const rest = remainder === null ? 'There is nothing for you to pay.' : englishRemainder(remainder);
  return {
    ...framing,
    preheader: rest,
    opening: [...happened, rest],
    boxLabel: asked === null ? boxLabel : 'Remaining balance',
  };
};
