import type { ReversalReason } from '../../domain/message/transactional.ts';
import { englishRemainder } from './en-receipt.ts';
import type { ConfirmationFacts } from './transactional-facts.ts';
import type { Framing } from './wording.ts';

type ReversalFacts = Extract<ConfirmationFacts, { kind: 'paymentReversed' }>;
type Told = Pick<Framing, 'title' | 'subject' | 'request'> & {
  readonly happened: readonly string[];
  readonly boxLabel: string;
};

const told: Record<ReversalReason, (facts: ReversalFacts) => Told> = {
  returned: ({ number, reversed, receivedOn }) => ({
    title: 'Your payment was returned by the bank',
    subject: `Invoice ${number}: payment of ${reversed} returned by the bank`,
    happened: [
      `The payment of ${reversed} that we received on ${receivedOn} for invoice ${number} was returned by the bank, and the money was taken back from us. Your bank can tell you why.`,
    ],
    request: [],
    boxLabel: 'Returned payment',
  }),
  chargeback: ({ number, reversed, receivedOn }) => ({
    title: 'Your payment was canceled',
    subject: `Invoice ${number}: payment of ${reversed} canceled`,
    happened: [
      `The payment of ${reversed} that we received on ${receivedOn} for invoice ${number} was disputed with the bank, which canceled it, and the money was taken back from us.`,
    ],
    request: ['If this is a misunderstanding, reply to this message: we will look for a solution with you.'],
    boxLabel: 'Canceled payment',
  }),
  error: ({ number, reversed, receivedOn }) => ({
    title: 'Correction of our receipt',
    subject: `Correction of our receipt: invoice ${number}`,
    happened: [
      `We had booked a payment of ${reversed}, received on ${receivedOn}, for invoice ${number}. This was our mistake, and we apologize for it.`,
      'This message cancels the receipt that we sent you.',
    ],
    request: [
      'If you have paid this invoice by another payment, tell us the date and the reference: we will trace it.',
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
