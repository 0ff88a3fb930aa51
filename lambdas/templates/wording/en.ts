import { englishDunning, englishInvoiceNote, englishNextStep, englishQuestions } from './en-dunning.ts';
import type { FormalFacts, Labels, ReceiptFacts, Wording } from './wording.ts';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

const labels: Labels = {
  invoice: 'Invoice',
  due: 'Due date',
  amount: 'Amount incl. VAT',
  paid: 'Paid',
  balance: 'Balance',
  invoices: (count, currency) => `${count === 1 ? 'Invoice' : 'Invoices'}${currency === null ? '' : ` in ${currency}`}`,
  total: (upcoming) => (upcoming === null ? 'Total' : `Total, of which ${upcoming} not yet due`),
  issuedOn: (date) => `issued on ${date}`,
  purchaseOrder: (number) => `purchase order ${number}`,
  viewInvoice: 'View the invoice',
  howToPay: 'How to pay',
  bankTransfer: 'By bank transfer',
  onlinePayment: 'Online',
  payOnline: 'Pay online',
  beneficiary: 'Payee',
  references: (count) => (count === 1 ? 'Reference to quote' : 'References to quote'),
  creditor: 'Creditor',
  debtor: 'Debtor',
  dateLine: (date, debtorName) => `${date}, for the attention of ${debtorName}`,
  contact: 'You can reply to this message, a person reads it:',
  status: (daysLate) => {
    if (daysLate < 0) return 'not yet due';
    return daysLate === 0 ? 'due today' : `${days(daysLate)} late`;
  },
};

const formal = ({ creditorName, debtorName, count, singleNumber, amount, deadlineDays, deadline }: FormalFacts) => ({
  title: 'Formal notice to pay (mise en demeure)',
  subject:
    singleNumber === null
      ? `Formal notice to pay (mise en demeure): ${count} invoices, ${amount}`
      : `Formal notice to pay (mise en demeure): invoice ${singleNumber}, ${amount}`,
  preheader: `${amount} to pay within ${days(deadlineDays)}, by ${deadline}.`,
  greeting: 'Dear Sir or Madam,',
  opening: [
    `As of today, ${singleNumber === null ? `the ${count} invoices listed below are past due and remain unpaid` : `invoice ${singleNumber} is past due and remains unpaid`}.`,
    `By this message, ${creditorName} gives ${debtorName} formal notice to pay ${amount} within ${days(deadlineDays)}, that is, by ${deadline}.`,
  ],
  boxLabel: 'Amount to pay',
});

const receipt = ({ number, paid, receivedOn, method, isFull, balance, deadline, excess }: ReceiptFacts) => ({
  title: isFull ? 'Thank you, your invoice is paid' : 'Thank you for your payment',
  subject: isFull ? `Thank you: invoice ${number} is paid` : `Thank you for your payment of ${paid}, invoice ${number}`,
  preheader: isFull ? `We have received ${paid}.` : `We have received ${paid}. ${balance} remains.`,
  opening: [
    `We received your payment of ${paid} on ${receivedOn}${method === null ? '' : ` (${method})`} for invoice ${number}. Thank you.`,
    isFull
      ? 'This invoice is now fully paid; there is nothing left for you to do.'
      : `${balance} remains to be paid${deadline === null ? '' : ` by ${deadline}`}.`,
    ...(excess === null
      ? []
      : [
          `You paid ${excess} more than the balance. Would you like it refunded, or deducted from a future invoice? Simply reply to this message.`,
        ]),
  ],
  boxLabel: isFull ? 'Payment received' : 'Remaining to pay',
});

const signOffs = {
  courtesyNotice: 'Kind regards,',
  reminderOne: 'Kind regards,',
  reminderTwo: 'Regards,',
  directNotice: 'Regards,',
  formal: 'Yours faithfully,',
  receipt: 'Kind regards,',
};

/** What debtors read in English. */
export const en: Wording = {
  locale: 'en',
  labels,
  greeting: (name) => (name === null ? 'Hello,' : `Dear ${name},`),
  signOff: (kind) => signOffs[kind],
  dunning: englishDunning,
  formal,
  receipt,
  payBy: (deadline) => (deadline === null ? 'By the dates shown for each invoice' : `By ${deadline}`),
  upcoming: (amount) => `A further ${amount} is not yet due, for information`,
  invoiceNote: englishInvoiceNote,
  nextStep: englishNextStep,
  legalDecision: (deadline, on) =>
    `If the amount is not paid in full by ${deadline}, the file will be passed on from ${on} for a decision on legal action. We reserve the right to bring the matter before the competent court.`,
  recoveryCosts:
    'Between businesses, late payment makes late-payment interest and a fixed compensation of €40 per late invoice for recovery costs due, without a reminder being needed. They are not included in the balance above.',
  instalments:
    'If you cannot pay at once, propose instalments: reply to this message with the amounts and dates you can keep to.',
  questions: englishQuestions,
  dispute:
    'To dispute all or part of this amount, reply to this message naming the invoice and the reason: a person will look into it and answer you.',
  crossed: 'If your payment has crossed this message, please disregard it.',
};
