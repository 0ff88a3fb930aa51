import type { WithheldPart } from '../printed-invoice.ts';
import { englishDunning, englishInvoiceNote, englishNextStep, englishQuestions } from './en-dunning.ts';
import { englishClaim } from './en-claim.ts';
import { countInWords } from './count-in-words.ts';
import { englishConfirmation } from './en-confirmation.ts';
import { englishReceipt } from './en-receipt.ts';
import { englishReceiptOfMany } from './en-receipt-of-many.ts';
import type { FormalFacts, Labels, Wording } from './wording.ts';

const days = (count: number): string => (count === 1 ? '1\u00A0day' : `${count}\u00A0days`);

const labels: Labels = {
  invoice: 'Invoice',
  due: 'Due date',
  amount: 'Amount incl. VAT',
  paid: 'Paid',
  credited: (creditNotes) => {
    if (creditNotes === 0) return 'Credited';
    return creditNotes === 1 ? 'Credit note' : 'Credit notes';
  },
  balance: 'Balance',
  toPay: 'To pay',
  invoices: (count, currency) => `${count === 1 ? 'Invoice' : 'Invoices'}${currency === null ? '' : ` in ${currency}`}`,
  total: (upcoming) => (upcoming === null ? 'Total' : `Total, of which ${upcoming} not yet due`),
  issuedOn: (date) => `issued on ${date}`,
  purchaseOrder: (number) => `order ${number}`,
  availableOn: (date) => `e-invoice available to you since ${date}`,
  viewInvoice: 'View the invoice',
  bankTransfer: (isOnlyWay) => (isOnlyWay ? 'By bank transfer' : 'Or by bank transfer'),
  payEachOnline: 'Online: by the link given with each invoice in the list',
  payOnline: 'Pay online',
  beneficiary: 'Payee',
  quoting: (reference) => `ref. ${reference}`,
  referenceFor: (number) => `Reference for ${number}`,
  references: (count) => (count === 1 ? 'Reference to quote' : 'References to quote'),
  assigned: (factor, count) =>
    `We have assigned ${count === 1 ? 'this receivable' : 'these receivables'} to ${factor}, to whom our rights now belong. Only a payment to ${factor}, into this account, discharges the debt.`,
  invoiceNumbers: 'the numbers of the invoices you pay; if space runs out, send us their list in reply to this message',
  creditor: 'Creditor',
  debtor: 'Debtor',
  dateLine: (date, debtorName) => `${date}${debtorName === null ? '' : `, for the attention of ${debtorName}`}`,
  contact: (hasPhone) => `Any questions? Reply to this message, which a person reads${hasPhone ? ', or ring us' : ''}:`,
  status: (daysLate) => {
    if (daysLate < 0) return 'not yet due';
    return daysLate === 0 ? 'due today' : `${days(daysLate)} overdue`;
  },
  schedule: { caption: 'Instalments', number: 'Instalment', due: 'Date', amount: 'Amount' },
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

const withheld: Record<WithheldPart['reason'], (amount: string, promisedFor: string | null) => string> = {
  disputed: (amount) => `${amount} in dispute`,
  expectedCredit: (amount) => `${amount} of a credit note to come`,
  promised: (amount, promisedFor) => `${amount} promised${promisedFor === null ? '' : ` for ${promisedFor}`}`,
  inInstalments: (amount) => `${amount} to be paid in instalments`,
  held: (amount) => `${amount} on hold`,
};

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
  receipt: englishReceipt,
  receiptOfMany: englishReceiptOfMany,
  partOfPayment: (amount) => `Of this payment: ${amount}.`,
  promiseKept: (amount, promisedFor) => `You have kept your promise to pay ${amount} by ${promisedFor}.`,
  confirmation: englishConfirmation,
  withheldPart: (reason, amount, promisedFor) => withheld[reason](amount, promisedFor),
  without: (parts) => `Excluding ${parts}`,
  withoutOfInvoice: (parts) => `Excluding ${parts}, not asked for here.`,
  firstInstalment: (amount, dueOn) => `First instalment: ${amount} by ${dueOn}`,
  payBy: (deadline) => (deadline === null ? 'By the dates shown for each invoice' : `By ${deadline}`),
  payPartBy: (amount, deadline) => `${amount} by ${deadline}`,
  statementAttached:
    'The statement of account attached to this message lists all your invoices that remain to be paid, due or not.',
  unappliedMoney: (amount) => `Your payments not yet applied to an invoice: ${amount}`,
  upcoming: (amount) => `A further ${amount} is not yet due, for information`,
  invoiceNote: englishInvoiceNote,
  nextStep: englishNextStep,
  formalLetter: (registeredDays) =>
    registeredDays === null
      ? 'The letter of formal notice is attached to this message.'
      : `The letter of formal notice is attached to this message. It is also sent to you by registered letter: if that gives you more time, you have ${days(registeredDays)} from the day on which that letter is first presented to you.`,
  legalDecision: (deadline, on) =>
    `If the amount is not paid in full by ${deadline}, the file will be passed on from ${on} for a decision on legal action. We reserve the right to bring the matter before the competent court.`,
  claim: englishClaim,
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
