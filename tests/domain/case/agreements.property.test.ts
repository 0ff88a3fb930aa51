import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBusinessDay } from '../../../lambdas/domain/calendar/business-days.ts';
import { addDays, type CivilDate } from '../../../lambdas/domain/calendar/civil-date.ts';
import { isClosed } from '../../../lambdas/domain/case/case.ts';
import type { InstalmentPlan } from '../../../lambdas/domain/case/pause.ts';
import type { Instalment } from '../../../lambdas/domain/message/transactional.ts';
import { aCase, aPolicy } from '../builders.ts';
import { after, inInstalments, paid, settled } from './agreements.ts';
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
