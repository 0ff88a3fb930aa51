import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../../lambdas/domain/case/assess.ts';
import type { Case } from '../../../../lambdas/domain/case/case.ts';
import { record, replay } from '../../../../lambdas/domain/case/event-log.ts';
import type { CaseEvent } from '../../../../lambdas/domain/case/events.ts';
import { settlePauses } from '../../../../lambdas/domain/case/settle-pauses.ts';
import { takeStatus } from '../../../../lambdas/domain/case/invoice-status/take-status.ts';
import { statusTable } from '../../../../lambdas/domain/invoice-status/status.table.ts';
import { standingOf } from '../../../../lambdas/domain/invoice-status/status-standing.ts';
import { aDebtorOnRecord, invoicePosted } from '../../builders.ts';
import { moment, policy } from './statuses.ts';

const debtor = aDebtorOnRecord();
const anyStatus = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  code: fc.constantFrom(...statusTable.map(({ code }) => code)),
  day: fc.integer({ min: 1, max: 28 }),
  acceptedMinor: fc.integer({ min: 0, max: 120_000 }),
});
const lives = fc.array(anyStatus, { maxLength: 12 });

type Life = { readonly dunned: Case; readonly events: readonly CaseEvent[]; readonly open: ReadonlySet<string> };

/** Each status in its turn, a day apart, and what has come to its day before it. */
function lived(statuses: readonly { id: string; code: number; day: number; acceptedMinor: number }[]): Life {
  const first = record(undefined, [invoicePosted()], { at: '2026-04-01T08:00:00.000Z', by: 'test' });
  let { after: dunned } = first;
  const events: CaseEvent[] = [...first.events];
  const open = new Set<string>();
  for (const [index, { id, code, day, acceptedMinor }] of statuses.entries()) {
    const at = new Date(Date.UTC(2026, 3, 28 + index * 2, 8)).toISOString();
    const amount = code === 206 ? { amount: { amountMinor: acceptedMinor, currency: 'EUR' as const } } : {};
    const posted = { code, on: `2026-04-${String(day).padStart(2, '0')}`, ...amount };
    for (const decide of [
      (before: Case) => settlePauses({ dunned: before, debtor, policy, now: at }),
      (before: Case) => takeStatus(before, id, posted, moment(at)),
    ]) {
      const decision = decide(dunned);
      if (decision.kind !== 'accepted') continue;
      for (const { id: taskId } of decision.raise) open.add(taskId);
      for (const { taskId } of decision.end) {
        expect(open.has(taskId)).toBe(true);
        open.delete(taskId);
      }
      if (decision.facts.length === 0) continue;
      const next = record(dunned, decision.facts, { at, by: 'test' });
      dunned = next.after;
      events.push(...next.events);
    }
  }
  return { dunned, events, open };
}

describe('statuses in any order, told any number of times', () => {
  it('make a log that tells the case, blockers that all end, and tasks that are ended once', () => {
    fc.assert(
      fc.property(lives, (statuses) => {
        const { dunned, events } = lived(statuses);
        expect(replay(events)).toEqual(dunned);
        const now = '2026-06-01T08:00:00.000Z';
        for (const { code, until } of assess({ dunned, debtor, policy, now }).blockers)
          if (code !== 'closed') expect(until !== undefined && until > now).toBe(true);
        const known = new Set(
          dunned.pauses.flatMap((pause) =>
            pause.kind === 'hold' || pause.kind === 'dispute' ? (pause.taskId ?? []) : [],
          ),
        );
        for (const pause of dunned.pauses)
          if (pause.end !== null && 'taskId' in pause) expect(pause.taskId ?? null).toBeNull();
        expect(known.size).toBeLessThanOrEqual(3);
      }),
      { numRuns: 150 },
    );
  });

  it('come to the same, whatever the order in which they arrive', () => {
    fc.assert(
      fc.property(lives, fc.infiniteStream(fc.nat()), (statuses, random) => {
        const received = statuses.map(({ id, code, day }, index) => ({
          id: `${id}${index}`,
          code,
          at: `2026-04-${String(day).padStart(2, '0')}`,
        }));
        const shuffled = received
          .map((status) => ({ status, rank: random.next().value }))
          .toSorted((a, b) => a.rank - b.rank);
        expect(standingOf(shuffled.map(({ status }) => status))).toEqual(standingOf(received));
      }),
      { numRuns: 150 },
    );
  });
});
