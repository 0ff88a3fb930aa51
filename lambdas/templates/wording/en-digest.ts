import type { DigestWording } from './digest-wording.ts';

const messages = (count: number): string => (count === 1 ? '1\u00A0message leaves' : `${count}\u00A0messages leave`);

/** What finance reads in English. */
export const englishDigest: DigestWording = {
  stages: {
    courtesyNotice: 'courtesy notice',
    reminderOne: 'first reminder',
    reminderTwo: 'second reminder',
    directNotice: 'final reminder',
    legalEscalation: 'formal notice',
  },
  buckets: {
    notDue: 'Not due',
    days1to30: '1 to 30 days',
    days31to60: '31 to 60 days',
    days61to90: '61 to 90 days',
    over90: 'Over 90 days',
  },
  pauses: {
    hold: 'Holds',
    dispute: 'Disputes',
    promise: 'Promises to pay',
    instalmentPlan: 'Instalment plans',
  },
  tasks: {
    legalDecision: 'Decide on legal action',
    writeOffQuestion: 'Write off or not',
    refundOrAllocate: 'Refund or allocate what was too much',
    matchPayment: 'Match a payment',
    readBankStatement: 'Hand in the bank statement',
    statementGap: 'Hand in the missing bank statement',
    eInvoiceRefused: 'Correct a refused e-invoice',
    statementRefused: 'Replace a refused bank statement',
    matchReversal: 'Find the payment that a return takes back',
    checkDebit: 'Find out what became of a debit',
    approve: 'Approve a message',
    reviewDispute: 'Deal with a dispute',
    reviewReversal: 'Look into a payment taken back',
    planAcceptance: 'Get an instalment plan accepted',
    call: 'Call',
    letter: 'Send a letter',
    fixAddress: 'Correct an address',
    reply: 'Answer a debtor',
    checkDelivery: 'Find out whether a message arrived',
    caseStuck: 'Get a case going again',
    checkClaim: 'Check a late-payment claim',
    missingRate: 'Add a published interest rate',
    pursueClaim: 'Go after a late-payment claim',
    checkLetter: 'Find out about a registered letter',
    checkInsolvency: 'Check an insolvency that was announced',
    forewarn: 'Tell the owner of a debtor what leaves',
    declareClaim: 'Declare claims in an insolvency',
    approveWriteOff: 'Approve a write-off',
    reviewHandOff: 'Review a case with a collector',
    prescriptionAlert: 'Act before prescription',
    eInvoiceStatus: 'Answer a status of the e-invoice',
  },
  writtenOn: (date) => date,
  footer: (creditorId) => [
    'An internal message, written by Relance.',
    `To stop it: the setting "digests" of the creditor ${creditorId}.`,
  ],
  openDebtor: 'Open the debtor',
  daily: {
    title: (count, day) => `${messages(count)} on ${day}`,
    subject: (count, day) => `Dunning: ${messages(count)} on ${day}`,
    preheader: (amounts) => `Asked for: ${amounts}.`,
    opening: (hasDesk) => [
      'This is what leaves if nothing changes before: a payment, a dispute or a hold takes the invoice out of its message.',
      hasDesk
        ? 'To hold a message, open the debtor and put him on hold before the time given.'
        : 'To hold a message, send the API the request below it before the time given.',
    ],
    heading: 'The messages',
    entry: (time, debtor) => `${time} – ${debtor}`,
    to: (recipients) => `To ${recipients}`,
    nobody: 'No address takes mail',
    needsBankRead: 'It leaves only if the bank statement is read before.',
    item: (number, stage, amount) => `${number}${stage === null ? '' : `, ${stage}`}: ${amount}`,
    hold: (debtor) => `Look at or hold: ${debtor}`,
    unnamed: (count) =>
      count === 1
        ? 'One more message leaves that day: GET /schedule has it.'
        : `${count} more messages that are not named here leave that day: GET /schedule has them all.`,
  },
  forewarning: {
    title: (debtor, stage, day) => `${debtor}: ${stage} on ${day}`,
    opening: (owner, debtor) => [
      `Hello ${owner},`,
      `You look after ${debtor}. This is what leaves to him if nothing changes before: a payment, a dispute or a hold takes the invoice out of it.`,
    ],
    toHold: (hasDesk) =>
      hasDesk
        ? 'To speak with him first, open the debtor and put him on hold before the time given.'
        : 'To speak with him first, send the API the request below the message before the time given.',
    heading: 'What leaves',
    footer: (creditorId, debtorId) => [
      'An internal message, written by Relance.',
      `It comes to the owner of the debtor ${debtorId} of ${creditorId}: PATCH /debtors/${debtorId} names another one.`,
    ],
  },
  weekly: {
    title: (day) => `Your book on ${day}`,
    subject: (day) => `Receivables on ${day}`,
    preheader: (amounts) => `To collect: ${amounts}.`,
    nothingOwed: 'No invoice is open.',
    book: {
      heading: 'The book by age',
      caption: (currency) => `Balance of open invoices in ${currency}`,
      columns: ['Overdue', 'Invoices', 'Balance'],
      total: 'Total',
    },
    moves: {
      heading: (since) => `What has moved since ${since}`,
      caption: (currency) => `Book in ${currency}`,
      columns: ['Movement', 'Invoices', 'Amount'],
      counted: ['What', 'How many'],
      before: 'Book before',
      entered: 'In: new invoices',
      left: 'Out: paid, credited, handed over, written off',
      cameBack: 'Back: payments taken back, cases reopened',
      now: 'Book now',
      first: 'The comparison with the book before begins with the next of these messages.',
      notices: 'Notices that left, on invoices still open',
      pauses: 'Pauses that began, on invoices still open',
      none: 'No notice has left, and no pause has begun.',
    },
    tasks: {
      heading: 'What waits for a person',
      caption: 'Open tasks',
      columns: ['Task', 'Open', 'Overdue'],
      first: 'The oldest ones',
      none: 'Nothing waits for anybody.',
      dueOn: (date) => `due ${date}`,
      invoice: (number) => `invoice ${number}`,
      debtor: (id) => `debtor ${id}`,
    },
  },
};
