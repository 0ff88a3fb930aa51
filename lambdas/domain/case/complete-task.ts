import type { Task, TaskKind } from '../task.ts';
import type { Case } from './case.ts';
import { accepted, type Decision, refused } from './decision.ts';

/** What a person found out about a message of which nobody knew whether it arrived. */
const didArrive = 'arrived';

/** Tasks that another act answers, which takes them off the list. */
const actOf: Readonly<Partial<Record<TaskKind, string>>> = {
  legalDecision: 'the legal decision of its invoice',
  writeOffQuestion: 'the legal decision of its invoice',
  reviewDispute: 'the resolution of its dispute',
};

/**
 * What ending a task does to its case. A message that did not arrive has its notice sent again in a new cycle; one that
 * did arrive lets the ladder go on; what is found out about a receipt or a confirmation says nothing of a notice. Decisions
 * are taken by acts of their own.
 */
export function completeTask(dunned: Case, task: Task, result: string): Decision {
  const { id: taskId, kind } = task;
  const answeredBy = actOf[kind];
  if (answeredBy !== undefined) return refused('decide', `it is answered by ${answeredBy}`);
  const done = { type: 'TaskDone' as const, data: { taskId, kind, result } };
  const end = [{ taskId, result }];
  const messageKey = dunned.undelivered ? dunned.notice?.messageKey : undefined;
  // A closed case, too: it may be opened again, and would wait for an answer that was given.
  const isOfNotice = kind === 'checkDelivery' && messageKey !== undefined && task.data['messageKey'] === messageKey;
  if (!isOfNotice) return accepted([done], { end });
  const resend = result !== didArrive;
  return accepted([done, { type: 'DeliverySettled', data: { taskId, resend, result, messageKey } }], { end });
}
