import type { Task } from '../domain/task.ts';
import type { Store } from '../ports/store.ts';

/** Those of some tasks that were ever raised, open or done. */
export async function loadTasks({ loadTask }: Pick<Store, 'loadTask'>, ids: readonly string[]): Promise<Task[]> {
  const tasks = await Promise.all(ids.map((id) => loadTask(id)));
  return tasks.filter((task) => task !== undefined);
}

/** Those of some tasks that wait for a person. */
export async function loadOpenTasks(store: Pick<Store, 'loadTask'>, ids: readonly string[]): Promise<Task[]> {
  return (await loadTasks(store, ids)).filter(({ status }) => status === 'open');
}
