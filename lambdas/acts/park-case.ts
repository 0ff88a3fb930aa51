import { localDate } from '../domain/calendar/send-window.ts';
import { caseTask } from '../domain/case/case-task.ts';
import { accepted } from '../domain/case/decision.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import { type Task, taskIdOf } from '../domain/task.ts';
import { writesOf } from './change-case.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';

/**
 * Lets a case that only turns in circles rest until an instant, and asks a person to look: once a day at most, however
 * often the same plan is made again.
 */
export async function parkCase(deps: Deps, situation: CaseSituation, until: string): Promise<void> {
  const { dunned, policy, now } = situation;
  const today = localDate(now, policy.sendWindow.timeZone);
  const id = taskIdOf('caseStuck', dunned.id, dunned.version, today);
  if (await deps.store.loadTask(id)) return deps.store.setCaseWake(dunned, wakeAfter(until));
  const task: Task = caseTask(dunned, now, {
    id,
    kind: 'caseStuck',
    dueOn: today,
    data: { reason: 'the same plan was made again and again without anything happening' },
  });
  const decision = accepted([{ type: 'CaseParked', data: { until, taskId: task.id } }], { raise: [task] });
  await deps.store.commit(writesOf(situation, decision, 'relance', wakeAfter(until)).writes);
}
