import { countInWords } from './count-in-words.ts';
import { englishFollowUp } from './en-follow-up.ts';
import { englishReversal } from './en-reversal.ts';
import type { ConfirmationFacts } from './transactional-facts.ts';
import type { Framing } from './wording.ts';

type FactsOf<Kind extends ConfirmationFacts['kind']> = Extract<ConfirmationFacts, { kind: Kind }>;

const promiseConfirmed = ({ number, amount, promisedFor }: FactsOf<'promiseConfirmed'>): Framing => ({
  title: 'Thank you, we have noted your promise to pay',
  subject: `Invoice ${number}: your payment of ${amount} by ${promisedFor}`,
  preheader: `${amount} to pay by ${promisedFor}.`,
  opening: [
    `You told us that you would pay ${amount} by ${promisedFor} for invoice ${number}. Thank you for letting us know.`,
    'Until then, we will send you no reminder of this amount.',
  ],
  request: ['If the amount or the date is not right, reply to this message and we will correct it.'],
  boxLabel: 'Promised payment',
});

const promiseBroken = (facts: FactsOf<'promiseBroken'>): Framing => {
  const { number, amount, deadline, promised, promisedFor, received, owed } = facts;
  const announced = `You told us that you would pay ${promised} by ${promisedFor} for invoice ${number}.`;
  return {
    title: received === null ? 'We have not received the promised payment' : 'The promised payment is incomplete',
    subject:
      received === null
        ? `Invoice ${number}: payment promised for ${promisedFor} not received`
        : `Invoice ${number}: payment promised for ${promisedFor} incomplete`,
    preheader: `${amount} to pay by ${deadline}.`,
    opening: [
      received === null
        ? `${announced} Unless we are mistaken, it has not reached us.`
        : `${announced} Unless we are mistaken, ${received} of it has reached us.`,
    ],
    request: [
      `Please pay ${amount} without delay, by ${deadline}, or tell us before then what prevents you from doing so.`,
      ...(owed === null ? [] : [`This amount is part of the balance of this invoice, which is ${owed}.`]),
    ],
    boxLabel: 'Amount to pay',
  };
};

const planConfirmed = ({ number, amount, count }: FactsOf<'planConfirmed'>): Framing => ({
  title: 'Your instalment plan',
  subject: `Invoice ${number}: your instalment plan, please confirm`,
  preheader: `${amount} in ${countInWords(count, 'en')} instalments.`,
  opening: [
    `Here is the plan agreed for paying the balance of your invoice ${number}: ${amount} in ${countInWords(count, 'en')} instalments.`,
    'Please confirm it by replying “I accept” to this message. If an amount or a date does not suit you, tell us in the same way.',
  ],
  request: [
    'As long as the instalments are paid on time, we will send you no reminder of this invoice. If an instalment is not paid by its date, the plan ends and the whole remaining balance falls due at once.',
  ],
  boxLabel: 'Total of the plan',
});

const instalmentDue = ({ number, amount, place, count, dueOn, received }: FactsOf<'instalmentDue'>): Framing => ({
  title: 'Your next instalment',
  subject: `Invoice ${number}: instalment ${place} of ${count}, ${amount} by ${dueOn}`,
  preheader: `${amount} to pay by ${dueOn}.`,
  opening: [
    `For your information, instalment ${place} of ${count} of your plan for invoice ${number} is to be paid by ${dueOn}.${received === null ? '' : ` We have already received ${received} of it.`}`,
  ],
  request: ['If anything prevents you from paying it, let us know now by replying to this message.'],
  boxLabel: 'Instalment to pay',
});

const planEnded = (facts: FactsOf<'planEnded'>): Framing => ({
  title: 'Your instalment plan has ended',
  subject: `Invoice ${facts.number}: end of the instalment plan, ${facts.amount} to pay`,
  preheader: `${facts.amount} to pay by ${facts.deadline}.`,
  opening: [
    `Unless we are mistaken, the instalment of ${facts.missedOn} in your plan for invoice ${facts.number} is not fully paid: ${facts.missing} is missing.`,
    'As the plan provides for that case, it has ended and the whole balance is now due.',
  ],
  request: [
    `We require payment of ${facts.amount} by ${facts.deadline}. If you cannot pay, please contact us before then.`,
  ],
  boxLabel: 'Balance due',
});

/** Title, subject and sentences of a confirmation in English. */
export const englishConfirmation = (facts: ConfirmationFacts): Framing => {
  switch (facts.kind) {
    case 'promiseConfirmed':
      return promiseConfirmed(facts);
    case 'promiseBroken':
      return promiseBroken(facts);
    case 'planConfirmed':
      return planConfirmed(facts);
    case 'instalmentDue':
      return instalmentDue(facts);
    case 'planEnded':
      return planEnded(facts);
    case 'callFollowUp':
      return englishFollowUp(facts);
    case 'paymentReversed':
      return englishReversal(facts);
  }
};
