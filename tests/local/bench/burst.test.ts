import { describe, expect, inject, it } from 'vitest';
import { createRateLimit } from '../../../local/bench/burst/rate-limit.ts';
import { compareBooks } from '../../../local/bench/burst/book-keeping.ts';
import { runBurst } from '../../../local/bench/burst/run-burst.ts';

const minute = 60_000;

describe('a burst of invoices', () => {
  it('is all brought home while Step Functions takes ten starts a second', async () => {
    const burst = await runBurst({
      functions: inject('functions'),
      invoices: 40,
      postsPerSecond: 1_000,
      limitOf: () => createRateLimit(10, 3, () => performance.now()),
    });
    expect(burst.throttledAnswers).toBeGreaterThan(0);
    expect(burst).toMatchObject({ accepted: 40, started: 40, open: 40, running: 40 });
    expect(burst).toMatchObject({ notFollowed: [], doubled: 0, errors: [] });
  });

  it('is brought home by wake-overdue when Step Functions takes nothing for as long as the stream tries', async () => {
    const burst = await runBurst({
      functions: inject('functions'),
      invoices: 20,
      postsPerSecond: 1_000,
      limitOf: (clock) => {
        const opensAt = clock.now() + 30 * minute;
        return () => clock.now() >= opensAt;
      },
    });
    expect(burst.broughtHomeLater).toBe(20);
    expect(burst).toMatchObject({ accepted: 20, started: 20, open: 20, running: 20 });
    expect(burst).toMatchObject({ notFollowed: [], doubled: 0, errors: [] });
  });
});

describe('the books', () => {
  const run = (invoiceId: string, isRunning = true) => ({ invoiceId, isRunning });

  it('agree when one running execution follows each open invoice', () => {
    expect(compareBooks(['a', 'b'], [run('a'), run('b')])).toEqual({ running: 2, notFollowed: [], doubled: 0 });
  });

  it('name the invoice that nothing follows any more, and count the second execution of another', () => {
    expect(compareBooks(['a', 'b'], [run('a'), run('a'), run('b', false)])).toEqual({
      running: 1,
      notFollowed: ['b'],
      doubled: 1,
    });
  });
});

describe('a limit to starts', () => {
  it('lets through what the bucket holds, and then as many as have dripped in', () => {
    let now = 0;
    const limit = createRateLimit(10, 2, () => now);
    const next = (times: number) => Array.from({ length: times }, limit).filter(Boolean).length;
    expect(next(5)).toBe(2);
    now += 99;
    expect(next(5)).toBe(0);
    now += 1;
    expect(next(5)).toBe(1);
    now += 10_000;
    expect(next(5)).toBe(2);
  });
});
