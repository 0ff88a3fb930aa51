import { expect, it } from 'vitest';
import { createWakeAgenda } from '../../../local/stack/wake-agenda.ts';
import { createVirtualClock } from '../../../local/time/clock.ts';

const at = (time: string): number => Date.parse(`2026-04-01T${time}Z`);

function anAgenda() {
  const clock = createVirtualClock(at('08:00:00'));
  const runs: string[] = [];
  const agenda = createWakeAgenda({
    clock,
    wake: async () => void runs.push(new Date(clock.now()).toISOString().slice(11, 16)),
  });
  const due = (): string | undefined => {
    const ms = agenda.nextDueAt();
    return ms === undefined ? undefined : new Date(ms).toISOString().slice(11, 16);
  };
  async function runAt(time: string): Promise<void> {
    clock.set(at(time));
    await agenda.runDue();
  }
  return { agenda, due, runAt, runs };
}

it('has nothing to do while nothing sleeps', () => {
  expect(anAgenda().due()).toBeUndefined();
});

it.each([
  ['13:09:00', '13:10'],
  ['13:10:00', '13:15'],
  ['13:14:59', '13:15'],
])('finds what should have moved by %s at the first tick after it, %s', (wakeBy, tick) => {
  const { agenda, due } = anAgenda();
  agenda.note({ item: 'a', wakeBy: at(wakeBy) });
  expect(due()).toBe(tick);
});

it('looks at the earliest, and forgets what has moved, was put off or is gone', () => {
  const { agenda, due } = anAgenda();
  agenda.note({ item: 'a', wakeBy: at('09:01:00') });
  agenda.note({ item: 'b', wakeBy: at('11:01:00') });
  agenda.note({ item: 'c', wakeBy: undefined });
  expect(due()).toBe('09:05');
  agenda.note({ item: 'a', wakeBy: at('12:01:00') });
  expect(due()).toBe('11:05');
  agenda.note({ item: 'b', wakeBy: undefined });
  expect(due()).toBe('12:05');
});

it('looks again every five minutes as long as something is overdue, and never twice at one tick', async () => {
  const { agenda, due, runAt, runs } = anAgenda();
  agenda.note({ item: 'a', wakeBy: at('09:01:00') });
  await runAt('09:05:00');
  expect(due()).toBe('09:10');
  await runAt('09:10:00');
  agenda.note({ item: 'a', wakeBy: undefined });
  expect(due()).toBeUndefined();
  expect(runs).toEqual(['09:05', '09:10']);
});
