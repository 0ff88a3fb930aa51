import type { Case } from '../domain/case/case.ts';
import { refundTaskIds } from '../domain/case/refund-task.ts';
import type { Task } from '../domain/task.ts';
import type { Deps } from './dunning-of-case.ts';

/** The tasks that have offered what was too much of a payment, open or done. */
export async function refundTasksOf({ store }: Deps, dunned: Case, paymentId: string): Promise<Task[]> {
  const tasks = await Promise.all(refundTaskIds(dunned, paymentId).map((id) => store.loadTask(id)));
  return tasks.filter((task) => task !== undefined);
}
