import { completeTask } from '../domain/case/complete-task.ts';
import type { Task } from '../domain/task.ts';
import { changeCase } from './change-case.ts';
import type { Deps } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';

export type TaskOutcome =
  | { readonly kind: 'done'; readonly task: Task }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** Ends a task with its result, and does to its case what follows from it, in one transaction. Done again is harmless. */
export function endTask(deps: Deps, taskId: string, result: string, by: string): Promise<TaskOutcome> {
  const { store, clock } = deps;
  return onFreshState(async (): Promise<TaskOutcome> => {
    const task = await store.loadTask(taskId);
    if (!task) return { kind: 'unknown' };
    if (task.status === 'done') return { kind: 'done', task };
    if (task.invoiceId === undefined) {
      await store.commit([{ kind: 'endTask', taskId, result, at: clock.now(), by }]);
    } else {
      const changed = await changeCase(deps, task.invoiceId, by, ({ dunned }) => completeTask(dunned, task, result));
      if (changed.kind === 'refused' || changed.kind === 'unknown') return changed;
    }
    const ended = await store.loadTask(taskId);
    return ended ? { kind: 'done', task: ended } : { kind: 'unknown' };
  });
}
