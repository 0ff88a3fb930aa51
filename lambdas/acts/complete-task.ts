import { completeTask } from '../domain/case/complete-task.ts';
import { type Refused, refused } from '../domain/case/decision.ts';
import type { Task } from '../domain/task.ts';
import { tryChange } from './change-case.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { once } from './once.ts';

export type TaskOutcome =
  { readonly kind: 'done'; readonly task: Task } | { readonly kind: 'unknown' | 'conflict' } | Refused;

/**
 * Ends a task with its result, and does to its case what follows from it, in one transaction. Done again with the same
 * result is harmless; a task that ended otherwise is not ended a second time.
 */
export function endTask(
  deps: Deps,
  { taskId, result, by, key }: { taskId: string; result: string; by: string; key: string | undefined },
): Promise<TaskOutcome> {
  const { store, clock } = deps;
  return onFreshState(async (): Promise<TaskOutcome> => {
    const task = await store.loadTask(taskId);
    if (!task) return { kind: 'unknown' };
    const asked = await once(store, `done#${taskId}`, key, { result });
    if (asked.kind === 'conflict') return asked;
    if (task.status === 'done') {
      return task.result === result ? { kind: 'done', task } : refused('ended', `it ended before: ${task.result}`);
    }
    const writes = asked.kind === 'first' ? asked.writes : [];
    if (task.invoiceId === undefined) {
      await store.commit([{ kind: 'endTask', taskId, result, at: clock.now(), by }, ...writes]);
    } else {
      const decide = ({ dunned }: CaseSituation) => completeTask(dunned, task, result);
      const changed = await tryChange(deps, task.invoiceId, by, decide, () => writes);
      if (changed.kind === 'refused' || changed.kind === 'unknown') return changed;
    }
    const ended = await store.loadTask(taskId);
    return ended ? { kind: 'done', task: ended } : { kind: 'unknown' };
  });
}
