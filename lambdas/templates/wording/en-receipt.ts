import { conjunction } from '../printed-values.ts';
import type { ClaimPaid, ReceiptFacts, RemainderFacts } from './transactional-facts.ts';
import type { Framing } from './wording.ts';

/** What remains of an invoice, in English: what is asked, then what is not. */
export const englishRemainder = ({ asked, deadline, withheld }: RemainderFacts): string => {
  const by = deadline === null ? '' : ` by ${deadline}`;
  if (asked !== null && withheld.length === 0) return `${asked} remains to be paid${by}.`;
  const toPay = asked === null ? [] : [`${asked} to be paid${by}`];
  return `What remains: ${conjunction([...toPay, ...withheld], 'en')}.`;
};

/** What of a payment has settled interest and compensation, in English; nothing when none has. */
export const englishClaimPaid = (claim: ClaimPaid | null): string[] => {
  if (claim === null) return [];
  const interest = claim.interest === null ? [] : [`${claim.interest} late-payment interest`];
  const compensation =
    claim.compensation === null ? [] : [`${claim.compensation} fixed compensation for recovery costs`];
  return [
    `Of this payment, ${conjunction([...interest, ...compensation], 'en')} ${interest.length + compensation.length === 1 ? 'was' : 'were'} settled beside the balance.`,
  ];
};

/** Thanks for a payment, in English. */
export const englishReceipt = (facts: ReceiptFacts): Framing => {
  const { number, paid, receivedOn, method, remainder, excess, claim, keptPromise } = facts;
  const isFull = remainder === null;
  const received = `We received your payment of ${paid} on ${receivedOn}${method === null ? '' : ` (${method})`} for invoice ${number}. Thank you.`;
  return {
    title: isFull ? 'Thank you, your invoice is paid' : 'Thank you for your payment',
    subject: isFull
      ? `Thank you: invoice ${number} is paid`
      : `Thank you for your payment of ${paid}, invoice ${number}`,
    preheader: `We have received ${paid}.${isFull ? '' : ` ${englishRemainder(remainder)}`}`,
    opening: [
      keptPromise === null
        ? received
        : `${received} You have kept your promise to pay ${keptPromise.amount} by ${keptPromise.promisedFor}.`,
      isFull
        ? `This invoice is now fully paid${excess === null ? '; there is nothing left for you to do' : ''}.`
        : englishRemainder(remainder),
      ...englishClaimPaid(claim),
      ...(excess === null
        ? []
        : [
            `You paid ${excess} more than ${claim === null ? 'the balance' : 'you owed'}. Would you like it refunded, or deducted from a future invoice? Simply reply to this message.`,
          ]),
    ],
    request: [],
    boxLabel: isFull || remainder.asked === null ? 'Payment received' : 'Remaining balance',
  };
};
