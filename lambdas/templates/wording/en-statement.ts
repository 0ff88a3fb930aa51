import type { StatementWording } from './statement-wording.ts';

/** The words of a statement of account in English. */
export const englishStatement: StatementWording = {
  title: 'Statement of account',
  asOf: (date) => `As of ${date}`,
  fileName: (date) => `statement-of-account-${date}`,
  contact: 'Your contact',
  opening: 'This statement lists all your invoices that remain to be paid on this date, due or not.',
  columns: {
    number: 'Invoice',
    issued: 'Issued on',
    due: 'Due date',
    status: 'Overdue',
    amount: 'Amount incl. VAT',
    paid: 'Paid',
    credited: 'Credited',
    balance: 'Balance',
  },
  caption: (currency) => `Invoices in ${currency}`,
  daysLate: (days) => (days === 1 ? '1\u00A0day' : `${days}\u00A0days`),
  rest: (count, firstDue, lastDue) => {
    const due = firstDue === lastDue ? `due on ${firstDue}` : `due from ${firstDue} to ${lastDue}`;
    return count === 1 ? `and 1 more invoice, ${due}` : `and ${count} more invoices, ${due}`;
  },
  collected: {
    directDebit: 'by direct debit',
    billOfExchange: 'by bill of exchange',
    factor: 'to be paid to the factor',
  },
  total: 'Total',
  late: 'of which overdue',
  dueToday: 'of which due today',
  upcoming: 'of which not yet due',
  unapplied: 'Your payments not yet applied to an invoice',
  net: (isInFavor) => (isInFavor ? 'Account balance, in your favor' : 'Account balance'),
  payment: 'How to pay',
  closing:
    'Payments that reached us after this date are not included. If a line does not match your records, tell us: we will check it with you.',
};
