import type { DisputeReason } from '../../domain/case/dispute-reason.ts';
import { englishRemainder } from './en-receipt.ts';
import type { FollowUpFacts } from './transactional-facts.ts';
import type { Framing } from './wording.ts';

const thanks = 'Thank you for your time on the telephone.';

const objections: Record<DisputeReason, string> = {
  notReceived: 'you have not received what it is for',
  wrongPrice: 'the price is not the one agreed',
  wrongQuantity: 'the quantity is not right',
  quality: 'what was delivered is not as it should be',
  alreadyPaid: 'it has been paid already',
  wrongRecipient: 'it is not addressed to the right company',
  missingPurchaseOrder: 'your purchase order number is missing',
  other: 'you do not agree with it',
};

/** What was said on the telephone, in writing, in English. */
export const englishFollowUp = (facts: FollowUpFacts): Framing => {
  const { number, amount } = facts;
  const subject = `Our call about invoice ${number}`;
  const correction = 'If we have misunderstood you, reply to this message and we will correct it.';
  switch (facts.what) {
    case 'dispute':
      return {
        title: 'We are looking into what you told us',
        subject,
        preheader: `We will answer you about ${amount}.`,
        opening: [
          `${thanks} About invoice ${number}, you told us that ${objections[facts.reason]}. This concerns ${amount}.`,
          'We are looking into it and will give you an answer. Until then, we will send you no reminder of this amount.',
          ...(facts.remainder?.asked ? [englishRemainder(facts.remainder)] : []),
        ],
        request: ['If you have a document that shows it, reply with it: it helps us.', correction],
        boxLabel: facts.remainder?.asked ? 'Remaining balance' : 'Amount in question',
      };
    case 'later':
      return {
        title: 'As agreed on the telephone',
        subject,
        preheader: `We will come back to you from ${facts.until} on.`,
        opening: [
          `${thanks} As agreed, we will come back to you about invoice ${number} from ${facts.until} on.`,
          'Until then, we will send you no reminder of it.',
        ],
        request: [correction],
        boxLabel: 'Open on this invoice',
      };
    case 'told':
      return {
        title: 'As said on the telephone',
        subject,
        preheader: `${amount} to pay by ${facts.deadline}.`,
        opening: [`${thanks} As we told you, ${amount} of invoice ${number} still have to be paid.`],
        request: [`Please pay by ${facts.deadline}, or tell us what keeps you from it.`],
        boxLabel: 'Amount to pay',
      };
  }
};
