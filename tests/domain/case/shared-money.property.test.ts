import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type CivilDate } from '../../../lambdas/domain/calendar/civil-date.ts';
import { receivedForMinor } from '../../../lambdas/domain/case/agreement-money.ts';
import { balanceMinor, type Case, isClosed } from '../../../lambdas/domain/case/case.ts';
import { demandableMinor } from '../../../lambdas/domain/case/demandable.ts';
import { makeInstalmentPlan } from '../../../lambdas/domain/case/instalment-plan.ts';
import { isAgreement, type PromiseToPay } from '../../../lambdas/domain/case/pause.ts';
import { makePromise } from '../../../lambdas/domain/case/promise.ts';
import { reversePayment } from '../../../lambdas/domain/case/reverse-payment.ts';
import { aCase, aPolicy } from '../builders.ts';
import { after, at, paid, settled } from './agreements.ts';

const policy = aPolicy({ settlementToleranceMinor: 0 });

const anyAct = fc.record({
  kind: fc.constantFrom(
    ...(['promise', 'promise', 'pay', 'pay', 'payPromised', 'plan', 'reverse', 'reverse'] as const),
  ),
  amountMinor: fc.integer({ min: 1, max: 40_000 }),
  days: fc.integer({ min: 0, max: 30 }),
  wait: fc.integer({ min: 0, max: 10 }),
  which: fc.nat({ max: 1 }),
});
type Act = typeof anyAct extends fc.Arbitrary<infer Value> ? Value : never;

const promisesOf = ({ pauses }: Case) => pauses.filter((pause): pause is PromiseToPay => pause.kind === 'promise');
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

function acted(dunned: Case, { kind, amountMinor, days, which }: Act, day: CivilDate): Case {
  const number = dunned.pauses.length;
  switch (kind) {
    case 'promise': {
      const posted = { amountMinor, promisedFor: addDays(day, days), by: 'M. Petit', channel: 'phone' as const };
      const decision = makePromise(dunned, `P-${number}`, posted, { today: day, policy });
      return decision.kind === 'accepted' ? after(dunned, decision, day) : dunned;
    }
    case 'plan': {
      const half = Math.floor(balanceMinor(dunned) / 2);
      if (half === 0) return dunned;
      const instalments = [
        { amountMinor: half, dueOn: addDays(day, days) },
        { amountMinor: balanceMinor(dunned) - half, dueOn: addDays(day, days + 30) },
      ];
      const decision = makeInstalmentPlan(dunned, `I-${number}`, { instalments }, { today: day, policy });
      return decision.kind === 'accepted' ? after(dunned, decision, day) : dunned;
    }
    case 'reverse': {
      const payment = dunned.payments.toReversed()[which];
      if (!payment || payment.reversal) return dunned;
      const posted = { paymentId: payment.id, reason: 'returned' as const, receivedOn: day };
      const moment = { now: at(day), today: day, policy, refunds: [] };
      return after(dunned, reversePayment(dunned, `R-${payment.id}`, posted, moment), day);
    }
    case 'pay':
      return isClosed(dunned) ? dunned : paid(dunned, amountMinor, day, policy);
    case 'payPromised': {
      const standing = promisesOf(dunned).filter(({ end }) => end === null);
      const promise = standing[which % Math.max(1, standing.length)];
      return promise && !isClosed(dunned) ? paid(dunned, promise.amountMinor, day, policy) : dunned;
    }
  }
}

/** Lives acts on a case of 1,200.00 EUR, and looks at it after each. */
function live(acts: readonly Act[], look: (dunned: Case, day: CivilDate, before: Case) => void): void {
  let day = '2026-04-02';
  let dunned: Case = aCase();
  for (const act of acts) {
    for (let passed = 0; passed < act.wait; passed += 1) {
      day = addDays(day, 1);
      const decision = settled(dunned, day, { policy });
      if (decision.kind !== 'accepted') continue;
      const then = after(dunned, decision, day);
      look(then, day, dunned);
      dunned = then;
    }
    const then = acted(dunned, act, day);
    look(then, day, dunned);
    dunned = then;
  }
}

const anyLife = fc.array(anyAct, { minLength: 1, maxLength: 25, size: 'max' });
const anyLifeOfPromises = anyLife.map((acts) => acts.filter(({ kind }) => kind !== 'plan' && kind !== 'reverse'));

it('never demands what is promised for a day that has not come, and no cent less than all else', () => {
  fc.assert(
    fc.property(anyLifeOfPromises, (acts) => {
      live(acts, (dunned, day) => {
        const standing = promisesOf(dunned).filter(({ end }) => end === null);
        const promised = sum(standing.map(({ amountMinor }) => amountMinor));
        expect(demandableMinor(dunned, day)).toBe(Math.max(0, balanceMinor(dunned) - promised));
      });
    }),
    { numRuns: 300 },
  );
});

it('never calls a promise broken of one who has paid as much in time as he had promised', () => {
  let broken = 0;
  fc.assert(
    fc.property(anyLifeOfPromises, (acts) => {
      live(acts, (dunned, _day, before) => {
        for (const promise of promisesOf(dunned)) {
          const was = promisesOf(before).find(({ id }) => id === promise.id);
          if (promise.end?.how !== 'broken' || was?.end !== null) continue;
          broken += 1;
          const paidSince = sum(dunned.payments.slice(promise.paymentsBefore).map((each) => each.amountMinor));
          const others = promisesOf(dunned).filter(({ end }) => end === null || end.at >= promise.since);
          expect(paidSince).toBeLessThan(sum(others.map(({ amountMinor }) => amountMinor)));
        }
      });
    }),
    { numRuns: 300 },
  );
  expect(broken).toBeGreaterThan(20);
});

it('counts no cent for two agreements, whatever is promised, planned, paid and taken back', () => {
  let revived = 0;
  fc.assert(
    fc.property(anyLife, (acts) => {
      live(acts, (dunned, day, before) => {
        const counted = sum(dunned.pauses.filter(isAgreement).map((each) => receivedForMinor(each, dunned)));
        expect(counted).toBeLessThanOrEqual(dunned.receivedMinor);
        const standing = dunned.pauses.filter(isAgreement).filter(({ end }) => end === null);
        expect(standing.filter(({ kind }) => kind === 'instalmentPlan').length).toBeLessThanOrEqual(1);
        const demandable = demandableMinor(dunned, day);
        expect(demandable).toBeGreaterThanOrEqual(0);
        expect(demandable).toBeLessThanOrEqual(balanceMinor(dunned));
        revived += before.pauses.some(({ end }, index) => end !== null && dunned.pauses[index]?.end === null) ? 1 : 0;
      });
    }),
    { numRuns: 500 },
  );
  expect(revived).toBeGreaterThan(5);
});
