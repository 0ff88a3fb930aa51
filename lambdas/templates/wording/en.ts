import { englishDunning, englishInvoiceNote, englishNextStep, englishQuestions } from './en-dunning.ts';
import { countInWords } from './count-in-words.ts';
import type { FormalFacts, Labels, ReceiptFacts, Wording } from './wording.ts';

const days = (count: number): string => (count === 1 ? '1\u00A0day' : `${count}\u00A0days`);

const labels: Labels = {
  invoice: 'Invoice',
  due: 'Due date',
  amount: 'Amount incl. VAT',
  paid: 'Paid',
  balance: 'Balance',
  invoices: (count, currency) => `${count === 1 ? 'Invoice' : 'Invoices'}${currency === null ? '' : ` in ${currency}`}`,
  total: (upcoming) => (upcoming === null ? 'Total' : `Total, of which ${upcoming} not yet due`),
  issuedOn: (date) => `issued on ${date}`,
  purchaseOrder: (number) => `order ${number}`,
  viewInvoice: 'View the invoice',
  bankTransfer: (isOnlyWay) => (isOnlyWay ? 'By bank transfer' : 'Or by bank transfer'),
  payEachOnline: 'Online: by the link given with each invoice in the list',
  payOnline: 'Pay online',
  beneficiary: 'Payee',
  references: (count) => (count === 1 ? 'Reference to quote' : 'References to quote'),
  invoiceNumbers: 'the numbers of the invoices you pay; if space runs out, send us their list in reply to this message',
  creditor: 'Creditor',
  debtor: 'Debtor',
  dateLine: (date, debtorName) => `${date}${debtorName === null ? '' : `, for the attention of ${debtorName}`}`,
  contact: (hasPhone) => `Any questions? Reply to this message, which a person reads${hasPhone ? ', or ring us' : ''}:`,
  status: (daysLate) => {
    if (daysLate < 0) return 'not yet due';
    return daysLate === 0 ? 'due today' : `${days(daysLate)} overdue`;
  },
};

const formal = ({ creditorName, debtorName, count, single, amount, deadlineDays, deadline }: FormalFacts) => ({
  title: 'Formal notice to pay (mise en demeure)',
  subject:
    single === null
      ? `Formal notice to pay (mise en demeure): ${count} invoices, ${amount}`
      : `Formal notice to pay (mise en demeure): invoice ${single.number}, ${amount}`,
  preheader: `${amount} to pay within ${days(deadlineDays)}, by ${deadline}.`,
  greeting: 'Dear Sir or Madam,',
  opening: [
    single === null
      ? `As of today, the ${countInWords(count, 'en')} invoices listed below are past due and remain unpaid.`
      : `As of today, invoice ${single.number}, due on ${single.dueDate}, remains unpaid.`,
    `By this message, ${creditorName} gives ${debtorName} formal notice to pay ${amount} within ${days(deadlineDays)}, that is, by ${deadline}.`,
  ],
  request: [],
  boxLabel: 'Amount to pay',
});

const receipt = ({ number, paid, receivedOn, method, isFull, balance, deadline, excess }: ReceiptFacts) => ({
  title: isFull ? 'Thank you, your invoice is paid' : 'Thank you for your payment',
  subject: isFull ? `Thank you: invoice ${number} is paid` : `Thank you for your payment of ${paid}, invoice ${number}`,
  preheader: isFull ? `We have received ${paid}.` : `We have received ${paid}. ${balance} remains.`,
  opening: [
    `We received your payment of ${paid} on ${receivedOn}${method === null ? '' : ` (${method})`} for invoice ${number}. Thank you.`,
    isFull
      ? `This invoice is now fully paid${excess === null ? '; there is nothing left for you to do' : ''}.`
      : `${balance} remains to be paid${deadline === null ? '' : ` by ${deadline}`}.`,
    ...(excess === null
      ? []
      : [
          `You paid ${excess} more than the balance. Would you like it refunded, or deducted from a future invoice? Simply reply to this message.`,
        ]),
  ],
  request: [],
  boxLabel: isFull ? 'Payment received' : 'Remaining balance',
});

/** What debtors read in English. */
export const en: Wording = {
  locale: 'en',
  labels,
  greeting: (name, isFirm) => {
    if (name !== null) return `Dear ${name},`;
    return isFirm ? 'Dear Sir or Madam,' : 'Hello,';
  },
  signOff: (kind, name) => {
    if (kind === 'formal') return 'Yours faithfully,';
    if (kind !== 'reminderTwo' && kind !== 'directNotice') return 'Kind regards,';
    return name === null ? 'Yours faithfully,' : 'Yours sincerely,';
  },
  dunning: englishDunning,
  formal,
  receipt,
  payBy: (deadline) => (deadline === null ? 'By the dates shown for each invoice' : `By ${deadline}`),
  payPartBy: (amount, deadline) => `${amount} by ${deadline}`,
  upcoming: (amount) => `A further ${amount} is not yet due, for information`,
  invoiceNote: englishInvoiceNote,
  nextStep: englishNextStep,
  legalDecision: (deadline, on) =>
    `If the amount is not paid in full by ${deadline}, the file will be passed on from ${on} for a decision on legal action. We reserve the right to bring the matter before the competent court.`,
  recoveryCosts:
    'Between businesses, late payment gives rise, without any reminder, to late-payment interest and to a fixed compensation of €40 per late invoice for recovery costs. They are not included in the amount above.',
  instalments:
    'If you cannot pay at once, propose instalments: reply to this message with the amounts and dates you can keep to.',
  questions: englishQuestions,
  dispute:
    'To dispute all or part of this amount, reply to this message with the invoice number and the reason: a person will look into it and answer you.',
  crossed: (isDue) =>
    isDue
      ? 'If your payment has crossed this message, please disregard it. If you paid more than a few days ago, tell us the date and the reference: we will trace your payment.'
      : 'If your payment has crossed this message, please disregard it.',
};
