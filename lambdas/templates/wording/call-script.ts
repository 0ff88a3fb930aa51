import type { Locale } from '../../domain/debtor.ts';
import type { DebtorKind } from '../letter-head.ts';

/** What the one who calls speaks of; amount and date are already printed in the language. */
export interface CallFacts {
  readonly creditorName: string;
  readonly number: string;
  readonly dueDate: string;
  readonly amount: string;
  readonly brokenPromises: number;
}

export interface CallWords {
  /** What to say, a sentence or two at a time. */
  readonly script: readonly string[];
  /** What finds the reason out. */
  readonly questions: readonly string[];
}

const frenchQuestions: Record<DebtorKind, readonly string[]> = {
  business: [
    'Avez-vous bien reçu cette facture ?',
    'Est-elle validée chez vous, ou manque-t-il quelque chose, un bon de commande par exemple ?',
    'Contestez-vous le prix, la quantité ou la qualité ?',
    'À quelle date est prévu le règlement ?',
  ],
  public: [
    'La facture vous est-elle bien parvenue, avec le bon numéro d’engagement ?',
    'Le service fait est-il constaté ?',
    'Manque-t-il une pièce pour le mandatement ?',
    'À quelle date est prévu le paiement ?',
  ],
  consumer: [
    'Avez-vous bien reçu cette facture ?',
    'Êtes-vous satisfait de ce que vous avez reçu ?',
    'À quelle date pouvez-vous régler ?',
    'Un règlement en plusieurs fois vous aiderait-il ?',
  ],
};

const englishQuestions: Record<DebtorKind, readonly string[]> = {
  business: [
    'Did you receive this invoice?',
    'Has it been approved on your side, or is something missing, such as a purchase order?',
    'Do you disagree with the price, the quantity or the quality?',
    'On what date is the payment planned?',
  ],
  public: [
    'Did the invoice reach you, with the right commitment number?',
    'Has receipt of the goods or services been recorded?',
    'Is a document missing before it can be paid?',
    'On what date is the payment planned?',
  ],
  consumer: [
    'Did you receive this invoice?',
    'Are you satisfied with what you received?',
    'On what date can you pay?',
    'Would paying in several parts help you?',
  ],
};

const french = ({ creditorName, number, dueDate, amount, brokenPromises }: CallFacts): readonly string[] => [
  `Bonjour, je vous appelle de la part de ${creditorName}, au sujet de la facture ${number}. Est-ce un bon moment ?`,
  `Elle était à régler le ${dueDate}. Sauf erreur de notre part, il reste ${amount} à payer.`,
  ...(brokenPromises > 0 ? ['Le règlement que vous nous aviez annoncé ne nous est pas parvenu.'] : []),
  'Je voudrais comprendre ce qui retarde le règlement, et trouver une solution avec vous.',
  'Je résume ce que nous venons de convenir. Merci de votre temps.',
];

const english = ({ creditorName, number, dueDate, amount, brokenPromises }: CallFacts): readonly string[] => [
  `Hello, I am calling on behalf of ${creditorName} about invoice ${number}. Is this a good time?`,
  `It was due on ${dueDate}. Unless we are mistaken, ${amount} is still to be paid.`,
  ...(brokenPromises > 0 ? ['The payment that you told us about has not reached us.'] : []),
  'I would like to understand what is holding up the payment, and find a solution with you.',
  'Let me sum up what we have just agreed. Thank you for your time.',
];

/** What to say on the phone and what to ask, in the debtor's language. */
export function callWords(facts: CallFacts, debtorKind: DebtorKind, locale: Locale): CallWords {
  return locale === 'fr'
    ? { script: french(facts), questions: frenchQuestions[debtorKind] }
    : { script: english(facts), questions: englishQuestions[debtorKind] };
}
