import { setTimeout as pause } from 'node:timers/promises';
import type { PostedInvoice } from '../../../lambdas/domain/invoice.ts';
import { type ApiClient, ApiFailureError, createApiClient } from '../../replay/api-client.ts';
import { inParallel } from '../../replay/in-parallel.ts';
import type { StackOptions } from '../../stack/shape.ts';
import { startStack } from '../../stack/stack.ts';
import { keepTime } from '../../stack/timekeeper.ts';
import { createVirtualClock, type VirtualClock } from '../../time/clock.ts';
import { benchInvoice } from '../bench-invoice.ts';
import { caseExecutions, compareBooks, openInvoices } from './book-keeping.ts';
import type { RateLimit } from './rate-limit.ts';
import { type StartThrottle, startThrottle } from './start-throttle.ts';
import { streamIsDone } from './stream-is-done.ts';

export type BurstInput = {
  readonly invoices: number;
  readonly postsPerSecond: number;
  /** The limit that Step Functions sets to starts, on a stack with this clock. */
  readonly limitOf: (clock: VirtualClock) => RateLimit;
  /** Where the functions are bundled already. */
  readonly functions?: StackOptions['functions'];
};

export type Burst = {
  readonly accepted: number;
  readonly postingSeconds: number;
  readonly started: number;
  readonly throttledAnswers: number;
  /** From the first post to the last start, on the wall. */
  readonly lastStartSeconds: number;
  /** Invoices that the stream gave up and wake-overdue brought home; how far the stack's clock had to be moved for it. */
  readonly broughtHomeLater: number;
  readonly movedMinutes: number;
  readonly open: number;
  readonly running: number;
  readonly notFollowed: readonly string[];
  readonly doubled: number;
  readonly errors: readonly unknown[];
};

const dates = { issueDate: '2026-03-01', dueDate: '2026-05-29' };
const postsAtOnce = 16;
const invoicesPerDebtor = 10;
/** A billing system posts again what was not answered. */
const mostPosts = 4;
const minute = 60_000;
/** Once an hour has passed, wake-overdue looks at what should have moved, every five minutes. */
const firstLookMinutes = 66;
const nextLookMinutes = 5;
const mostMinutes = 24 * 60;

async function post(client: ApiClient, invoice: PostedInvoice): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await client.call('POST', '/invoices', invoice)).status;
    } catch (error) {
      if (!(error instanceof ApiFailureError) || attempt === mostPosts) throw error;
    }
  }
}

/**
 * Posts invoices at a steady rate while starts of executions are throttled, and waits until all are brought home: by the
 * retries of the SDK, the stream's, and at last wake-overdue. The stack's clock goes at the pace of the wall until the
 * stream has done what it can; only then is it moved on, in the steps of wake-overdue's schedule.
 */
export async function runBurst({ invoices, postsPerSecond, limitOf, functions }: BurstInput): Promise<Burst> {
  const clock = createVirtualClock(Date.parse('2026-03-02T08:00:00Z'));
  const { promise: frontIsUp, resolve: setFront } = Promise.withResolvers<StartThrottle>();
  const stack = await startStack({
    clock,
    functions,
    async reach(parts) {
      const throttle = await startThrottle(parts.sfn, limitOf(clock));
      setFront(throttle);
      return { ...parts, sfn: throttle.url };
    },
  });
  const front = await frontIsUp;
  const { started, throttledAnswers } = front;
  const client = createApiClient(stack.url, await stack.token());
  const errors: unknown[] = [];
  const time = keepTime(stack, clock, { onTime: () => {}, onError: (error) => errors.push(error) });

  try {
    const startedAt = performance.now();
    const statuses = await inParallel([...Array(invoices).keys()], postsAtOnce, async (index) => {
      await pause(Math.max(0, startedAt + (index * 1_000) / postsPerSecond - performance.now()));
      const debtorId = `C-${Math.floor(index / invoicesPerDebtor)}`;
      return post(client, benchInvoice(`FA-${index}`, debtorId, dates));
    });
    const postingSeconds = (performance.now() - startedAt) / 1_000;
    // 200: the answer to the first post got lost.
    const accepted = statuses.filter((status) => status === 201 || status === 200).length;
    await streamIsDone(stack, front, accepted);
    const startedByStream = started.size;
    let movedMinutes = 0;
    while (started.size < accepted && movedMinutes < mostMinutes) {
      const step = movedMinutes === 0 ? firstLookMinutes : nextLookMinutes;
      movedMinutes += step;
      await time.advanceTo(clock.now() + step * minute);
    }
    // All that has been started comes to where it waits.
    await time.advanceTo(clock.now() + minute);
    const open = await openInvoices(client);
    return {
      accepted,
      postingSeconds,
      started: started.size,
      throttledAnswers: throttledAnswers(),
      lastStartSeconds: (Math.max(...started.values()) - startedAt) / 1_000,
      broughtHomeLater: started.size - startedByStream,
      movedMinutes,
      open: open.length,
      ...compareBooks(open, await caseExecutions(stack)),
      errors,
    };
  } finally {
    await time.stop();
    client.close();
    await stack.close();
    await front.close();
  }
}
