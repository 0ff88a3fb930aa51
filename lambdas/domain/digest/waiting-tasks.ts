import type { CivilDate } from '../calendar/civil-date.ts';
import type { Task, TaskKind } from '../task.ts';

/** Open tasks of a kind, and how many of them are overdue. */
export type TaskCount = { readonly kind: TaskKind; readonly open: number; readonly overdue: number };

/** What waits for a person: counts by kind, and the tasks that have waited longest. */
export type WaitingTasks = { readonly kinds: readonly TaskCount[]; readonly first: readonly Task[] };

const mostNamed = 10;

/** Counts open tasks, those that are most overdue first; one that is due today is not overdue. */
export function waitingTasks(tasks: readonly Task[], today: CivilDate): WaitingTasks {
  const inOrder = tasks.toSorted((a, b) => (`${a.dueOn}#${a.id}` < `${b.dueOn}#${b.id}` ? -1 : 1));
  const kinds = [...Map.groupBy(inOrder, ({ kind }) => kind)].map(([kind, ofKind]) => ({
    kind,
    open: ofKind.length,
    overdue: ofKind.filter(({ dueOn }) => dueOn < today).length,
  }));
  return { kinds, first: inOrder.slice(0, mostNamed) };
}
