import type { Task } from '../task.ts';
import { type Case, isClosed } from './case.ts';
import { accepted, type Decision, refused } from './decision.ts';

/** What a person found out about a message of which nobody knew whether it arrived. */
const didArrive = 'arrived';

/**
 * What ending a task does to its case. A mended address, or a message that did not arrive, has the notice sent again in
 * a new cycle; one that did arrive lets the ladder go on. A legal decision is taken by its own act.
 */
export function completeTask(dunned: Case, task: Task, result: string): Decision {
  const { id: taskId, kind } = task;
  if (kind === 'legalDecision' || kind === 'writeOffQuestion')
    return refused('decide', 'it is answered by the legal decision of its invoice');
  const done = { type: 'TaskDone' as const, data: { taskId, kind, result } };
  const end = [{ taskId, result }];
  const isAboutDelivery = kind === 'fixAddress' || kind === 'checkDelivery';
  if (!isAboutDelivery || !dunned.undelivered || isClosed(dunned)) return accepted([done], { end });
  const resend = kind === 'fixAddress' || result !== didArrive;
  return accepted([done, { type: 'DeliverySettled', data: { taskId, resend, result } }], { end });
}
