import { countInWords } from './count-in-words.ts';
import type { FormalLetterFacts, FormalLetterWording } from './formal-letter-wording.ts';

const days = (count: number): string => (count === 1 ? '1\u00A0day' : `${count}\u00A0days`);
const within = ({ deadlineDays, deadline }: FormalLetterFacts): string =>
  `within ${days(deadlineDays)}, by ${deadline} at the latest`;

/** The words of a formal notice on paper in English. The French term is its name in law. */
export const englishFormalLetter: FormalLetterWording = {
  title: 'Formal notice to pay',
  subject: ({ single, count }) =>
    single === null
      ? `Subject: formal notice to pay (mise en demeure), ${count} overdue invoices`
      : `Subject: formal notice to pay (mise en demeure), invoice ${single.number}`,
  fileName: (date) => `formal-notice-${date}`,
  date: (date) => date,
  greeting: 'Dear Sir or Madam,',
  opening: (facts) => [
    facts.single === null
      ? `The ${countInWords(facts.count, 'en')} invoices listed below are overdue and remain unpaid to this day.`
      : `Invoice ${facts.single.number}, due on ${facts.single.dueDate}, remains unpaid to this day.`,
    `${facts.creditorName} hereby gives ${facts.debtorName} formal notice to pay the amount of ${facts.amount} ${within(facts)}.`,
  ],
  columns: {
    number: 'Invoice',
    issued: 'Issued on',
    due: 'Due date',
    amount: 'Amount incl. VAT',
    paid: 'Paid',
    credited: 'Credited',
    balance: 'Still owed',
  },
  caption: (count, currency) =>
    `${count === 1 ? 'The invoice' : 'The invoices'}${currency === null ? '' : ` in ${currency}`}`,
  invoiceTotal: 'Total of the invoices',
  principal: 'Principal',
  interest: (asOf, isProvisional) =>
    `Late-payment interest up to ${asOf}${isProvisional ? ', provisional rate' : ''} (calculation annexed)`,
  compensation: (each, count) =>
    `Fixed compensation for recovery costs (${each} × ${count === 1 ? '1 invoice' : `${count} invoices`})`,
  compensations: (count) => `Fixed compensations for recovery costs (${count} invoices)`,
  demanded: 'Total to pay',
  deadline: (facts) => `This amount must reach us ${within(facts)}.`,
  registered: ({ registeredDays }) =>
    `This notice is also sent to you by registered letter: if that gives you more time, you have ${days(registeredDays)} from the day on which that letter is first presented to you.`,
  interestGoesOn: 'Interest continues to run until payment.',
  interestFromNotice: (rate, law, isProvisional) =>
    `From this notice on, the amount owed bears interest at the legal rate, ${rate} a year at present${isProvisional ? ' (provisional rate)' : ''} (${law}).`,
  consequence:
    'If the amount is not paid in full within this time, we reserve the right to bring the matter before the competent court without further notice.',
  dispute:
    'If you dispute all or part of this amount, write to us before that date with the invoice number and the reason: a person will look into it and answer you. If you have difficulty in paying, propose instalments.',
  crossed:
    'If your payment has crossed this letter, please disregard it and tell us the date and the reference of your payment.',
  fromCreditor: (creditorName) => `This letter comes from ${creditorName} and is not a court document.`,
  signOff: 'Yours faithfully,',
  attachments: 'Enclosure',
  annexTitle: 'Annex: calculation of late-payment interest',
  annexCaption: (currency) => `Interest in ${currency}`,
  annexColumns: {
    number: 'Invoice',
    from: 'From',
    to: 'To',
    days: 'Days',
    rate: 'Yearly rate',
    base: 'Base incl. VAT',
    interest: 'Interest',
  },
  annexAsOf: (date) => `Calculated up to and including ${date}.`,
  annexTotal: 'Total interest',
  settled: 'Already paid or given up',
  annexOpen: 'Interest still owed',
};
