import type { TaskKind } from '../../../lambdas/domain/task.ts';

const names: Readonly<Record<TaskKind, string>> = {
  legalDecision: 'Decide: hand over, write off, or give time',
  writeOffQuestion: 'Decide: write off, or go on',
  approveWriteOff: 'Approve a write-off before it takes effect',
  reviewHandOff: 'See how far a collector is with a case',
  refundOrAllocate: 'Refund or allocate what was paid too much',
  reviewDispute: 'Review a dispute',
  reviewReversal: 'See to a payment that was taken back',
  planAcceptance: 'Have an instalment plan accepted',
  approve: 'Approve a message before it leaves',
  readBankStatement: 'Read the bank, so that reminders can leave',
  statementGap: 'Post the bank statement that is missing',
  eInvoiceRefused: 'Correct an e-invoice that was refused',
  statementRefused: 'Replace a bank statement that was refused',
  matchReversal: 'Find the payment that a return takes back',
  checkDebit: 'Find out what became of a debit',
  matchPayment: 'Find the invoice of a payment',
  call: 'Call the debtor',
  letter: 'Post a letter',
  fixAddress: 'Find an address that receives mail',
  reply: 'Read what a debtor has answered',
  checkDelivery: 'Find out whether a message has left',
  caseStuck: 'Look at a case that does not move',
  checkClaim: 'Find out what stands against a late-payment claim',
  missingRate: 'Add an interest rate that is published by now',
  pursueClaim: 'Go after what is open for late payment',
  checkLetter: 'Find out about a registered letter',
  checkInsolvency: 'Check an insolvency that was announced',
  forewarn: 'Tell who looks after a debtor what leaves to him',
  declareClaim: 'Declare what an insolvent debtor owes',
  prescriptionAlert: 'Act before a claim is too old to sue for',
  eInvoiceStatus: 'Answer what a status of the e-invoice says',
};

/** What a person is asked to do. */
export function taskName(kind: TaskKind): string {
  return names[kind];
}
