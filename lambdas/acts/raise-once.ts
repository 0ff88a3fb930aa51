import type { Task } from '../domain/task.ts';
import { ConcurrentChangeError } from '../ports/errors.ts';
import type { Store } from '../ports/store.ts';

/**
 * Raises a task unless it was raised before; gives the one that is there. Its id is made of what it is about, so whoever
 * raises it a second time, or at the same moment, asks the same.
 */
export async function raiseOnce(store: Pick<Store, 'loadTask' | 'commit'>, task: Task): Promise<Task> {
  const known = await store.loadTask(task.id);
  if (known) return known;
  try {
    await store.commit([{ kind: 'raiseTask', task }]);
    return task;
  } catch (error) {
    if (!(error instanceof ConcurrentChangeError)) throw error;
    return (await store.loadTask(task.id)) ?? task;
  }
}
