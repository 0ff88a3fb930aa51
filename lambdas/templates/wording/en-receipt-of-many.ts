import { englishClaimPaid, englishRemainder } from './en-receipt.ts';
import { englishCount, englishInvoices } from './several-invoices.ts';
import type { ReceiptOfManyFacts } from './transactional-facts.ts';
import type { Framing } from './wording.ts';

/** Thanks for one payment of several invoices, in English. */
export const englishReceiptOfMany = (facts: ReceiptOfManyFacts): Framing => {
  const { paid, receivedOn, remainder, claim, unapplied } = facts;
  const isFull = remainder === null;
  const counted = englishCount(facts);
  const question = 'Would you like it refunded, or deducted from another invoice? Simply reply to this message.';
  const beyond = isFull
    ? `You paid ${unapplied} more than ${claim === null ? 'their balance' : 'you owed'}.`
    : `${unapplied} of this payment is on no invoice yet.`;
  return {
    title: isFull ? 'Thank you, your invoices are paid' : 'Thank you for your payment',
    subject: isFull ? `Thank you: ${counted} paid` : `Thank you for your payment of ${paid}, ${counted}`,
    preheader: `We have received ${paid}.${isFull ? '' : ` ${englishRemainder(remainder)}`}`,
    opening: [
      `We received your payment of ${paid} on ${receivedOn} for ${englishInvoices(facts)}. Thank you.`,
      isFull
        ? `These invoices are now fully paid${unapplied === null ? '; there is nothing left for you to do' : ''}.`
        : englishRemainder(remainder),
      ...englishClaimPaid(claim),
      ...(unapplied === null ? [] : [`${beyond} ${question}`]),
    ],
    request: [],
    boxLabel: isFull || remainder.asked === null ? 'Payment received' : 'Remaining balance',
  };
};
