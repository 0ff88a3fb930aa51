import { describe, expect, it } from 'vitest';
import {
  ClockCannotGoBackError,
  createVirtualClock,
  createWallClock,
  readVirtualTime,
} from '../../../local/time/clock.ts';

describe('a virtual clock', () => {
  it('stands still until it is set, and is read alike from another thread', () => {
    const clock = createVirtualClock(Date.parse('2026-01-05T08:00:00Z'));
    const elsewhere = readVirtualTime(clock.buffer);
    expect(clock.now()).toBe(Date.parse('2026-01-05T08:00:00Z'));
    clock.set(Date.parse('2126-01-05T08:00:00Z'));
    expect(clock.now()).toBe(Date.parse('2126-01-05T08:00:00Z'));
    expect(elsewhere()).toBe(clock.now());
  });

  it('never goes back', () => {
    const clock = createVirtualClock(1_000);
    clock.set(1_000);
    expect(() => clock.set(999)).toThrow(ClockCannotGoBackError);
    expect(clock.now()).toBe(1_000);
  });
});

describe('the wall clock', () => {
  it('tells the time of the machine', () => {
    const before = Date.now();
    const now = createWallClock().now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});
