import { expect, it } from 'vitest';
import { keepTime, TimeIsTheWallsError, type Timekeeper } from '../../../local/stack/timekeeper.ts';
import { createWallClock } from '../../../local/time/clock.ts';
import { anInvoice } from '../../builders.ts';
import { runningStack } from '../../e2e/running-stack.ts';

const dayMs = 86_400_000;
const errors: unknown[] = [];
const listener = { onTime: () => {}, onError: (error: unknown) => void errors.push(error) };

async function keeping(
  startAt: string,
  use: (time: Timekeeper, running: Awaited<ReturnType<typeof runningStack>>) => Promise<void>,
) {
  const running = await runningStack(startAt);
  const time = keepTime(running.stack, running.stack.clock, listener);
  try {
    await use(time, running);
  } finally {
    await time.stop();
  }
  expect(errors).toEqual([]);
}

it('plays what is due until the instant it is moved to, and stands a little after it', () =>
  keeping('2026-03-30T08:00:00Z', async (time, { post, notices }) => {
    const id = await post(anInvoice({ number: 'FA-1', dueDate: '2026-04-01' }));
    const target = Date.parse('2026-04-30T08:00:00Z');
    await time.advanceTo(target);
    expect(await notices(id)).toEqual([
      '2026-03-30 courtesyNotice',
      '2026-04-07 reminderOne',
      '2026-04-13 reminderTwo',
      '2026-04-21 directNotice',
    ]);
    expect(time.now() - target).toBeLessThan(60_000);
  }));

it('names the next thing due; moved there, that thing happens', () =>
  keeping('2026-03-30T15:30:00Z', async (time, { post, notices }) => {
    const id = await post(anInvoice({ number: 'FA-1', dueDate: '2026-03-28' }));
    // The execution begins as soon as the stream is read.
    await expect.poll(time.nextDueAt, { timeout: 20_000 }).toBeDefined();
    for (let steps = 0; steps < 10 && (await notices(id)).length === 0; steps += 1) {
      await time.advanceTo(time.nextDueAt() ?? 0);
    }
    expect(await notices(id)).toEqual(['2026-04-01 reminderOne']);
  }));

it('goes on at the pace of the wall between and after its moves: what is posted starts', () =>
  keeping('2026-03-30T08:00:00Z', async (time, { post, executions }) => {
    await time.advanceTo(time.now() + dayMs);
    const before = time.now();
    const id = await post(anInvoice({ number: 'FA-1' }));
    await expect.poll(executions, { timeout: 20_000 }).toEqual([{ name: `${id}-r1`, status: 'RUNNING' }]);
    expect(time.now()).toBeGreaterThan(before);
  }));

it('makes two moves one after the other, and none into the past', () =>
  keeping('2026-03-30T08:00:00Z', async (time) => {
    const start = time.now();
    await Promise.all([time.advanceTo(start + dayMs), time.advanceTo(start + 3 * dayMs), time.advanceTo(start)]);
    expect(time.now()).toBeGreaterThanOrEqual(start + 3 * dayMs);
    expect(time.now()).toBeLessThan(start + 4 * dayMs);
  }));

it('refuses to move the clock of the wall', async () => {
  const { stack } = await runningStack('2026-03-30T08:00:00Z');
  const time = keepTime(stack, createWallClock(), listener);
  await expect(time.advanceTo(Date.now() + dayMs)).rejects.toThrow(TimeIsTheWallsError);
  await time.stop();
});
