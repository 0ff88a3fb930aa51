import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWallClock } from '../../../local/time/clock.ts';
import { playRealTime } from '../../../local/time/real-time.ts';
import { createScriptAgenda } from '../../../local/time/script-agenda.ts';

const start = Date.parse('2026-03-02T08:00:00Z');
const day = 86_400_000;
const rethrow = (error: unknown) => {
  throw error;
};

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

describe('playing real time', () => {
  it('waits out a Wait of 40 days, longer than any one timer can', async () => {
    const agenda = createScriptAgenda(createWallClock());
    const sentAt: number[] = [];
    agenda.at(start + 40 * day, 0, () => void sentAt.push(Date.now()));
    const realTime = playRealTime({ clock: createWallClock(), agendas: [agenda], onError: rethrow });
    await vi.advanceTimersByTimeAsync(40 * day - 1);
    expect(sentAt).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sentAt).toEqual([start + 40 * day]);
    expect(vi.getTimerCount()).toBe(0);
    await realTime.stop();
  });

  it('turns to what is due earlier than thought as soon as it is told', async () => {
    const agenda = createScriptAgenda(createWallClock());
    const realTime = playRealTime({ clock: createWallClock(), agendas: [agenda], onError: rethrow });
    let isSent = false;
    agenda.at(start + 5_000, 0, () => {
      isSent = true;
    });
    realTime.rearm();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(isSent).toBe(true);
    await realTime.stop();
  });

  it('reports what fails and goes on with the next', async () => {
    const [payments, sends] = [createScriptAgenda(createWallClock()), createScriptAgenda(createWallClock())];
    const told: unknown[] = [];
    payments.at(start + 1_000, 0, () => Promise.reject(new Error('the bank is down')));
    payments.at(start + 1_000, 1, () => void told.push('next payment'));
    sends.at(start + 1_000, 0, () => void told.push('send'));
    const realTime = playRealTime({
      clock: createWallClock(),
      agendas: [payments, sends],
      onError: (error) => told.push(String(error)),
    });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told).toEqual(['Error: the bank is down', 'send', 'next payment']);
    await realTime.stop();
  });

  it('does nothing more once stopped', async () => {
    const agenda = createScriptAgenda(createWallClock());
    let isSent = false;
    agenda.at(start + 1_000, 0, () => {
      isSent = true;
    });
    const realTime = playRealTime({ clock: createWallClock(), agendas: [agenda], onError: rethrow });
    await realTime.stop();
    realTime.rearm();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(isSent).toBe(false);
  });
});
