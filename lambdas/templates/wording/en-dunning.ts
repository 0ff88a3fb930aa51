import type { DebtorKind, MessageStage } from '../message-content.ts';
import type { AnnouncedStep, DunningFacts, Wording } from './wording.ts';

const byDeadline = (deadline: string | null): string =>
  deadline === null ? 'by the dates shown for each invoice' : `by ${deadline}`;

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

type Frame = ReturnType<Wording['dunning']>;

const courtesyNotice = ({ single, count, amount, deadline }: DunningFacts): Frame => ({
  title: single ? 'Your invoice is coming due' : 'Your invoices are coming due',
  subject: single ? `Invoice ${single.number}: due on ${single.dueDate}` : `${count} invoices coming due (${amount})`,
  preheader: `${amount} to pay ${byDeadline(deadline)}.`,
  opening: [
    single
      ? `Your invoice ${single.number} is due on ${single.dueDate}. Everything you need to pay it is here.`
      : `${count} of your invoices are coming due. Everything you need to pay them is here.`,
    'If anything looks wrong, please tell us now, so that we can put it right before the due date.',
  ],
  boxLabel: 'To pay',
});

const reminderOne = ({ single, count, amount, deadline }: DunningFacts): Frame => ({
  title: single ? 'Your invoice is still to be paid' : 'Your invoices are still to be paid',
  subject: single
    ? `Reminder: invoice ${single.number}, due on ${single.dueDate}`
    : `Reminder: ${count} invoices past due (${amount})`,
  preheader: `${amount} to pay ${byDeadline(deadline)}.`,
  opening: [
    single
      ? `Unless we are mistaken, your invoice ${single.number}, due on ${single.dueDate}, has not been paid yet.`
      : `Unless we are mistaken, ${count} of your invoices are past due and have not been paid yet.`,
    'This is most likely an oversight. If the payment is already planned, simply reply to this message with its date.',
  ],
  boxLabel: 'Balance to pay',
});

const reminderTwo = ({ single, count, amount, deadline }: DunningFacts): Frame => ({
  title: single ? 'Your invoice is unpaid' : 'Your invoices are unpaid',
  subject: single
    ? `Invoice ${single.number} is unpaid: ${amount} to pay`
    : `${count} invoices are unpaid: ${amount} to pay`,
  preheader: `${amount} to pay ${byDeadline(deadline)}.`,
  opening: [
    single
      ? `As of today, your invoice ${single.number}, due on ${single.dueDate}, has been unpaid for ${days(single.daysLate)}.`
      : `As of today, ${count} of your invoices are past due and unpaid.`,
    `Please pay ${amount} ${byDeadline(deadline)}, or tell us what prevents you from doing so.`,
  ],
  boxLabel: 'Balance to pay',
});

const directNotice = ({ single, count, amount, deadline, nextStep }: DunningFacts): Frame => ({
  title:
    nextStep?.stage === 'legalEscalation'
      ? 'Payment required before a formal notice'
      : `Payment required ${byDeadline(deadline)}`,
  subject: single
    ? `Invoice ${single.number} still unpaid: payment required ${byDeadline(deadline)}`
    : `${count} invoices still unpaid: payment required ${byDeadline(deadline)}`,
  preheader: `${amount} to pay ${byDeadline(deadline)}.`,
  opening: [
    single
      ? `Your invoice ${single.number}, due on ${single.dueDate}, is still unpaid after ${days(single.daysLate)}.`
      : `${count} of your invoices are past due and still unpaid.`,
    `We ask you to pay ${amount} ${byDeadline(deadline)}. If you cannot keep to this, please contact us before then.`,
  ],
  boxLabel: 'Balance due',
});

const others = (count: number): string[] => {
  if (count === 0) return [];
  return count === 1
    ? ['One more invoice is to be paid; it is in the list below.']
    : [`${count} more invoices are to be paid; they are in the list below.`];
};

const stages = { courtesyNotice, reminderOne, reminderTwo, directNotice };

/** Title, subject and opening of a dunning message in English, firmer stage by stage. */
export const englishDunning = (facts: DunningFacts): Frame => {
  const frame = stages[facts.stage](facts);
  return { ...frame, opening: [...frame.opening, ...others(facts.otherCount)] };
};

const notes = {
  courtesyNotice: (deadline: string) => `To pay by ${deadline}.`,
  reminderOne: (deadline: string) => `Still to be paid, unless we are mistaken: please pay by ${deadline}.`,
  reminderTwo: (deadline: string) => `Unpaid: please pay by ${deadline}.`,
  directNotice: (deadline: string) => `Still unpaid: payment required by ${deadline}.`,
};

/** What is asked of one invoice among others, in English. */
export const englishInvoiceNote = (stage: MessageStage, deadline: string): string => notes[stage](deadline);

const consequences = {
  reminderOne: 'write to you again',
  reminderTwo: 'write to you again',
  directNotice: 'follow up with you',
  legalEscalation: 'send you a formal notice',
  legalDecision: 'decide which legal steps to take',
};

/** What the policy does next, in English; said only of what it will do. */
export const englishNextStep = ({ stage, on }: AnnouncedStep): string =>
  `If nothing is paid or agreed, we will ${consequences[stage]} from ${on}.`;

const firstQuestion = {
  business: 'Is the invoice right: amount, purchase order, addressee?',
  consumer: 'Is the invoice right: amount, name, address?',
  public: 'Has the invoice reached the right department, and has delivery been certified?',
};

/** The questions that find out why nothing was paid, in English. */
export const englishQuestions = (stage: MessageStage, debtorKind: DebtorKind): ReturnType<Wording['questions']> => ({
  heading: stage === 'courtesyNotice' ? 'Is everything in order?' : 'What is holding up the payment?',
  items: [
    firstQuestion[debtorKind],
    'Can you pay in one of the ways shown?',
    debtorKind === 'consumer'
      ? 'Are you satisfied with what you received?'
      : 'Are you satisfied with what we supplied?',
  ],
  closing: 'If any answer is no, one line in reply is enough: we will put it right or look for a solution with you.',
});
