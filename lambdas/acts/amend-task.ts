import { type Refused, refused } from '../domain/case/decision.ts';
import { amendTask, type Task, type TaskPatch } from '../domain/task.ts';
import type { Deps } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { once } from './once.ts';

export type AmendedTask =
  { readonly kind: 'amended'; readonly task: Task } | { readonly kind: 'unknown' | 'conflict' } | Refused;

/** Gives an open task an owner or another day. What is so already changes nothing; one that has ended stays as it is. */
export function amendOpenTask(
  { store }: Pick<Deps, 'store'>,
  { taskId, patch, key }: { readonly taskId: string; readonly patch: TaskPatch; readonly key: string | undefined },
): Promise<AmendedTask> {
  return onFreshState(async (): Promise<AmendedTask> => {
    const asked = await once(store, `amend#${taskId}`, key, patch);
    if (asked.kind === 'conflict') return asked;
    const before = await store.loadTask(taskId);
    if (!before) return { kind: 'unknown' };
    if (asked.kind === 'repeated') return { kind: 'amended', task: before };
    if (before.status === 'done') return refused('ended', `it ended before: ${before.result}`);
    const task = amendTask(before, patch);
    await store.commit([{ kind: 'task', task }, ...asked.writes]);
    return { kind: 'amended', task };
  });
}
