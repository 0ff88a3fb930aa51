import type { Case } from '../domain/case/case.ts';
import type { FreedStanding } from '../domain/case/reopen-case.ts';
import { refundTaskIds } from '../domain/case/refund-task.ts';
import { unappliedOf } from '../domain/debtor/unapplied-money.ts';
import type { Task } from '../domain/task.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';
import { loadTasks } from './load-tasks.ts';

/** The tasks that have offered what was too much of a payment, open or done. */
export function refundTasksOf({ store }: Deps, dunned: Case, paymentId: string): Promise<Task[]> {
  return loadTasks(store, refundTaskIds(dunned, paymentId));
}

/** What has become of what the cancellation of an invoice had freed of its payments. */
export function standingOfFreed(
  { store }: Deps,
  { dunned, debtor }: Pick<CaseSituation, 'dunned' | 'debtor'>,
): Promise<FreedStanding[]> {
  const freed = dunned.payments.flatMap(({ id, freed: part }) => (part ? [{ id, taskId: part.taskId }] : []));
  return Promise.all(
    freed.map(async ({ id: paymentId, taskId }) => {
      const task = await store.loadTask(taskId);
      return { paymentId, isOpen: task?.status === 'open', leftMinor: unappliedOf(debtor, paymentId) };
    }),
  );
}
