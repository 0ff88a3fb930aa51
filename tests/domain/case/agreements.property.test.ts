import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBusinessDay } from '../../../lambdas/domain/calendar/business-days.ts';
import { addDays, type CivilDate } from '../../../lambdas/domain/calendar/civil-date.ts';
import { balanceMinor, type Case, isClosed } from '../../../lambdas/domain/case/case.ts';
import type { InstalmentPlan } from '../../../lambdas/domain/case/pause.ts';
import { receivedForMinor } from '../../../lambdas/domain/case/pause-money.ts';
import type { Instalment } from '../../../lambdas/domain/message/transactional.ts';
import { aCase, aPolicy } from '../builders.ts';
import { after, inInstalments, paid, promised, settled } from './agreements.ts';
import { anyDate } from './arbitrary.ts';

type Payment = { readonly on: CivilDate; readonly amountMinor: number };

/** A plan of some instalments and payments around their days: some early, some late, some too little. */
const anyPlan = fc
  .record({
    madeOn: anyDate,
    parts: fc.array(
      fc.record({
        amountMinor: fc.integer({ min: 1, max: 500 }),
        gap: fc.integer({ min: 1, max: 45 }),
        delay: fc.integer({ min: -20, max: 8 }),
        less: fc.constantFrom(0, 0, 0, 0, 0, 1),
      }),
      { minLength: 2, maxLength: 36 },
    ),
    graceDays: fc.integer({ min: 0, max: 6 }),
    noticeDays: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ madeOn, parts, graceDays, noticeDays }) => {
    let dueOn = addDays(madeOn, -1);
    const instalments = parts.map(({ amountMinor, gap }): Instalment => {
      dueOn = addDays(dueOn, gap);
      return { amountMinor, dueOn };
    });
    const payments = parts.flatMap(({ amountMinor, delay, less }, index): Payment[] => {
      const on = addDays(instalments[index]?.dueOn ?? madeOn, delay);
      return amountMinor > less ? [{ on: on < madeOn ? madeOn : on, amountMinor: amountMinor - less }] : [];
    });
    return { madeOn, instalments, payments, graceDays, noticeDays };
  });

/** By hand: the first instalment for which less had come than was due when its day of decision began. */
function firstMissed(instalments: Instalment[], payments: Payment[], graceDays: number) {
  let due = 0;
  for (const [index, { amountMinor, dueOn }] of instalments.entries()) {
    due += amountMinor;
    let decidedOn = addDays(dueOn, graceDays + 1);
    while (!isBusinessDay(decidedOn, 'FR')) decidedOn = addDays(decidedOn, 1);
    const received = payments.filter(({ on }) => on < decidedOn).reduce((sum, each) => sum + each.amountMinor, 0);
    if (received < due) return { number: index + 1, decidedOn };
  }
  return null;
}

describe('any instalment plan', () => {
  it('ends as missed exactly when, and for the instalment for which, a count by hand says so; each is told of once', () => {
    fc.assert(
      fc.property(anyPlan, ({ madeOn, instalments, payments, graceDays, noticeDays }) => {
        const total = instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        const policy = aPolicy({
          promiseGraceDays: graceDays,
          instalmentNoticeDays: noticeDays,
          settlementToleranceMinor: 0,
        });
        const posted = aCase({ invoice: { amountMinor: total } });
        let dunned = inInstalments(instalments, { dunned: posted, day: madeOn, policy });
        const plan = () => dunned.pauses[0] as InstalmentPlan;
        const told: number[] = [];
        let missed: { number: number; decidedOn: CivilDate } | null = null;
        for (let day = madeOn; !plan().end; day = addDays(day, 1)) {
          const decision = settled(dunned, day, { policy });
          if (decision.kind === 'accepted') {
            dunned = after(dunned, decision, day);
            const [fact] = decision.facts;
            if (fact?.type === 'InstalmentPlanEnded' && fact.data.how === 'missed')
              missed = { number: fact.data.number, decidedOn: day };
            told.push(
              ...decision.tell.flatMap(({ subject }) => (subject.kind === 'instalmentDue' ? [subject.number] : [])),
            );
            if (!plan().end) expect(plan().until > day).toBe(true);
          }
          for (const { on, amountMinor } of payments) {
            if (on === day && !isClosed(dunned)) dunned = paid(dunned, amountMinor, day, policy);
          }
        }
        expect(missed).toEqual(firstMissed(instalments, payments, graceDays));
        expect(plan().end?.how).toBe(missed ? 'missed' : 'kept');
        expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });
});

const anyActs = fc.array(
  fc.record({
    isPromise: fc.boolean(),
    amountMinor: fc.integer({ min: 1, max: 40_000 }),
    days: fc.integer({ min: 0, max: 30 }),
    wait: fc.integer({ min: 0, max: 10 }),
  }),
  { minLength: 1, maxLength: 15 },
);

describe('any promises of one invoice', () => {
  it('share what comes in: no cent of it counts for two of them, and they never promise more than is owed', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        let day = '2026-04-02';
        let dunned: Case = aCase();
        for (const { isPromise, amountMinor, days, wait } of acts) {
          day = addDays(day, wait);
          const decision = settled(dunned, day);
          if (decision.kind === 'accepted') dunned = after(dunned, decision, day);
          const standing = dunned.pauses.filter((pause) => pause.kind === 'promise' && pause.end === null);
          const open = standing.reduce(
            (sum, pause) => sum + (pause.kind === 'promise' ? pause.amountMinor - receivedForMinor(pause, dunned) : 0),
            0,
          );
          expect(open).toBeLessThanOrEqual(balanceMinor(dunned));
          const free = balanceMinor(dunned) - open;
          if (!isPromise && !isClosed(dunned)) dunned = paid(dunned, amountMinor, day);
          else if (!isClosed(dunned) && free > 0) {
            const promise = { id: `P-${dunned.pauses.length}`, amountMinor: Math.min(amountMinor, free) };
            dunned = promised({ ...promise, promisedFor: addDays(day, days) }, { dunned, day });
          }
        }
        const counted = dunned.pauses.reduce(
          (sum, pause) => sum + (pause.kind === 'promise' ? receivedForMinor(pause, dunned) : 0),
          0,
        );
        expect(counted).toBeLessThanOrEqual(dunned.receivedMinor);
      }),
    );
  });
});
