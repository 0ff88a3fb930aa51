import type { TaskKind } from '../../../lambdas/domain/task.ts';

const names: Readonly<Record<TaskKind, string>> = {
  legalDecision: 'Decide: hand over, write off, or give time',
  writeOffQuestion: 'Decide: write off, or go on',
  refundOrAllocate: 'Refund or allocate what was paid too much',
  matchPayment: 'Find the invoice of a payment',
  fixAddress: 'Find an address that receives mail',
  checkDelivery: 'Find out whether a message has left',
  caseStuck: 'Look at a case that does not move',
};

/** What a person is asked to do. */
export function taskName(kind: TaskKind): string {
  return names[kind];
}
