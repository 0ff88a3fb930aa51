import * as z from 'zod';
import { reviewCredit } from '../../acts/review-credit.ts';
import { wakeCase } from '../../acts/wake/wake-case.ts';
import { wakeDebtor } from '../../acts/wake/wake-debtor.ts';
import type { WakeDeps } from '../../acts/wake/wake-deps.ts';
import { wakeMessage } from '../../acts/wake/wake-message.ts';
import { wakePayment } from '../../acts/wake/wake-payment.ts';
import { wakeStatement } from '../../acts/wake/wake-statement.ts';
import { wakeTransactional, wakeWindow } from '../../acts/wake/wake-window.ts';
import type { Sleeper } from '../../ports/records.ts';
import { count, logger } from '../../runtime/logging.ts';

export const inputSchema = z.object({});

const perRound = 100;
const mostRounds = 20;

function wake(deps: WakeDeps, sleeper: Sleeper): Promise<void> {
  switch (sleeper.kind) {
    case 'case':
      return wakeCase(deps, sleeper.invoiceId);
    case 'window':
      return wakeWindow(deps, sleeper.creditor, sleeper.debtorId, sleeper.date);
    case 'transactional':
      return wakeTransactional(deps, sleeper.creditor, sleeper.debtorId, sleeper.id);
    case 'debtor':
      return wakeDebtor(deps, sleeper.creditor, sleeper.debtorId);
    case 'credit':
      return reviewCredit(deps, sleeper);
    case 'payment':
      return wakePayment(deps, sleeper.creditor, sleeper.paymentId);
    case 'statement':
      return wakeStatement(deps, sleeper.id);
    case 'message':
      return wakeMessage(deps, sleeper.key);
  }
}

/** Looks at whatever should have moved by now and brings it on: nothing sleeps past its time. */
export const createHandler =
  (deps: WakeDeps) =>
  async (_input: z.infer<typeof inputSchema>): Promise<{ woken: number; failed: number }> => {
    const seen = new Set<string>();
    let failed = 0;
    for (let round = 0; round < mostRounds; round += 1) {
      // Those that could not be woken stay first in the index: they must not hide those after them.
      const sleepers = await deps.store.sleepers(deps.clock.now(), perRound + failed);
      const fresh = sleepers.filter((sleeper) => !seen.has(JSON.stringify(sleeper)));
      if (fresh.length === 0) break;
      for (const sleeper of fresh) seen.add(JSON.stringify(sleeper));
      const outcomes = await Promise.allSettled(fresh.map((sleeper) => wake(deps, sleeper)));
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') continue;
        failed += 1;
        logger.error('could not be woken', outcome.reason as Error);
      }
    }
    count('SleepersWoken', seen.size - failed);
    count('SleepersNotWoken', failed);
    return { woken: seen.size, failed };
  };
