import type { DebtorKind } from '../letter-head.ts';
import type { MessageStage } from '../message-content.ts';
import { countInWords } from './count-in-words.ts';
import type { AnnouncedStep, DunningFacts, Wording } from './wording.ts';

const byDeadline = (deadline: string | null): string =>
  deadline === null ? 'by the dates shown for each invoice' : `by ${deadline}`;

const days = (count: number): string => (count === 1 ? '1\u00A0day' : `${count}\u00A0days`);

type Frame = ReturnType<Wording['dunning']>;

const courtesyNotice = ({ single, count, amount, deadline }: DunningFacts): Frame => ({
  title: single ? 'Your invoice is due soon' : 'Your invoices are due soon',
  subject: single ? `Invoice ${single.number}: due on ${single.dueDate}` : `${count} invoices due soon (${amount})`,
  preheader: `${amount} to pay ${byDeadline(deadline)}.`,
  opening: [
    single
      ? `Your invoice ${single.number} falls due on ${single.dueDate}. Everything you need to pay it is below.`
      : `For your information, ${countInWords(count, 'en')} of your invoices fall due soon. Everything you need to pay them is below.`,
  ],
  request: ['If anything looks wrong, please tell us now, so that we can put it right before the due date.'],
  boxLabel: 'Amount to pay',
});

const reminderOne = ({ single, count, amount, deadline, assumesOversight }: DunningFacts): Frame => ({
  title: single ? 'Your invoice is awaiting payment' : 'Your invoices are awaiting payment',
  subject: single
    ? `Reminder: invoice ${single.number}, due on ${single.dueDate}`
    : `Reminder: ${count} invoices past due (${amount})`,
  preheader: `${amount} to pay ${byDeadline(deadline)}.`,
  opening: [
    single
      ? `Unless we are mistaken, your invoice ${single.number}, due on ${single.dueDate}, has not been paid yet.`
      : `Unless we are mistaken, ${countInWords(count, 'en')} of your invoices are past due and have not been paid yet.`,
  ],
  request: [
    assumesOversight
      ? 'This is most likely an oversight. If the payment is already planned, simply reply to this message with its date.'
      : `Please pay ${amount} ${byDeadline(deadline)}. If the payment is already planned, simply reply to this message with its date.`,
  ],
  boxLabel: 'Outstanding balance',
});

const reminderTwo = ({ single, count, amount, deadline }: DunningFacts): Frame => ({
  title: single ? 'Your invoice is overdue' : 'Your invoices are overdue',
  subject: single
    ? `Invoice ${single.number} is overdue: ${amount} to pay`
    : `${count} invoices are overdue: ${amount} to pay`,
  preheader: `${amount} to pay ${byDeadline(deadline)}.`,
  opening: [
    single
      ? `Your invoice ${single.number}, due on ${single.dueDate}, is now ${days(single.daysLate)} overdue.`
      : `As of today, ${countInWords(count, 'en')} of your invoices are overdue.`,
  ],
  request: [`Please pay ${amount} ${byDeadline(deadline)}, or tell us what prevents you from doing so.`],
  boxLabel: 'Outstanding balance',
});

const directNotice = ({ single, count, amount, deadline, nextStage }: DunningFacts): Frame => ({
  title:
    nextStage === 'legalEscalation'
      ? 'Final request before a formal notice'
      : `Payment required ${byDeadline(deadline)}`,
  subject: single
    ? `Invoice ${single.number} still unpaid: payment required ${byDeadline(deadline)}`
    : `${count} invoices still unpaid: payment required ${byDeadline(deadline)}`,
  preheader: `${amount} to pay ${byDeadline(deadline)}.`,
  opening: [
    single
      ? `Your invoice ${single.number}, due on ${single.dueDate}, is still unpaid, ${days(single.daysLate)} after its due date.`
      : `As of today, ${countInWords(count, 'en')} of your invoices are past due and still unpaid.`,
  ],
  request: [
    `We require payment of ${amount} ${byDeadline(deadline)}. If you cannot pay, please contact us before then.`,
  ],
  boxLabel: 'Overdue balance',
});

const others = (count: number): string[] => {
  if (count === 0) return [];
  return count === 1
    ? ['There is one more invoice to be paid, in the list below.']
    : [`There are ${countInWords(count, 'en')} more invoices to be paid, in the list below.`];
};

const stages = { courtesyNotice, reminderOne, reminderTwo, directNotice };

/** Title, subject and sentences of a dunning message in English, firmer stage by stage. */
export const englishDunning = (facts: DunningFacts): Frame => {
  const frame = stages[facts.stage](facts);
  return { ...frame, opening: [...frame.opening, ...others(facts.otherCount)] };
};

const notes = {
  courtesyNotice: (deadline: string) => `To be paid by ${deadline}.`,
  reminderOne: (deadline: string) => `Not paid yet, unless we are mistaken: please pay by ${deadline}.`,
  reminderTwo: (deadline: string) => `Overdue: please pay by ${deadline}.`,
  directNotice: (deadline: string) => `Still unpaid: payment required by ${deadline}.`,
};

/** What is asked of one invoice among others, in English. */
export const englishInvoiceNote = (stage: MessageStage, deadline: string): string => notes[stage](deadline);

const consequences = {
  reminderOne: 'write to you again',
  reminderTwo: 'write to you again',
  directNotice: 'contact you again',
  legalEscalation: 'send you a formal notice',
  legalDecision: 'decide which legal steps to take',
};

/** What the policy does next, in English; said only of what it will do. */
export const englishNextStep = ({ stage, on }: AnnouncedStep): string =>
  `If nothing is paid or agreed, we will ${consequences[stage]} on or after ${on}.`;

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
  closing: 'If any answer is no, one line in reply is enough: we will put it right, or look for a solution with you.',
});
