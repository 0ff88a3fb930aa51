import { expect, it } from 'vitest';
import { waitingTasks } from '../../../lambdas/domain/digest/waiting-tasks.ts';
import type { Task } from '../../../lambdas/domain/task.ts';

const aTask = (id: string, kind: Task['kind'], dueOn: string): Task => ({
  id,
  kind,
  creditor: 'main',
  dueOn,
  createdAt: '2026-04-01T08:00:00.000Z',
  status: 'open',
  data: {},
});

it('counts the open tasks by kind with those that are overdue, the oldest kind first', () => {
  const tasks = [
    aTask('a', 'call', '2026-04-20'),
    aTask('b', 'reply', '2026-04-19'),
    aTask('c', 'call', '2026-04-18'),
    aTask('d', 'letter', '2026-04-21'),
  ];
  expect(waitingTasks(tasks, '2026-04-20').kinds).toEqual([
    { kind: 'call', open: 2, overdue: 1 },
    { kind: 'reply', open: 1, overdue: 1 },
    { kind: 'letter', open: 1, overdue: 0 },
  ]);
});

it('names the ten that have waited longest', () => {
  const tasks = Array.from({ length: 12 }, (_, index) => aTask(`t-${index}`, 'call', `2026-04-${30 - index}`));
  const { first } = waitingTasks(tasks, '2026-04-20');
  expect(first.map(({ dueOn }) => dueOn)).toEqual(Array.from({ length: 10 }, (_, index) => `2026-04-${19 + index}`));
});
