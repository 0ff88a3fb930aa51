import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import { interestDays } from '../../../lambdas/domain/late-payment/accrual.ts';
import type { ClaimEvent, ClaimInput } from '../../../lambdas/domain/late-payment/claim-input.ts';
import type { LatePaymentClaim } from '../../../lambdas/domain/late-payment/late-payment-claim.ts';
import { regimeIdSchema } from '../../../lambdas/domain/late-payment/regime.ts';
import { claimFor } from './claims.ts';

const day = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays('2026-07-01', days));
const amountMinor = fc.integer({ min: 1, max: 400_000 });

/** Events around and after the due date, many of them on the same days. */
const event: fc.Arbitrary<ClaimEvent> = fc.oneof(
  fc.record({ kind: fc.constantFrom('payment', 'creditNote', 'claimPayment'), on: day(-5, 20), amountMinor }),
  fc.record({
    kind: fc.constant('waiver'),
    on: day(-5, 20),
    of: fc.constantFrom('claim', 'interest', 'fixedCompensation'),
    amountMinor: fc.oneof(amountMinor, fc.integer({ min: 1, max: 5_000 }), fc.constant('all')),
    reason: fc.constant('goodwill'),
    by: fc.constant('a manager'),
  }),
) as fc.Arbitrary<ClaimEvent>;

const debt: fc.Arbitrary<ClaimInput> = fc
  .record({
    regime: fc.constantFrom(...regimeIdSchema.options),
    principal: fc.record({ amountMinor: fc.integer({ min: 1, max: 2_000_000 }), currency: fc.constant('EUR') }),
    dueDate: day(0, 10),
    asOf: day(-10, 900),
    events: fc.array(event, { maxLength: 6 }),
    allocation: fc.constantFrom('interestFirst', 'principalFirst'),
    formalNoticeOn: fc.option(day(0, 30)),
    insolvencyOpenedOn: fc.option(day(-5, 500)),
    rounding: fc.constantFrom('once', 'perSegment'),
    dayCount: fc.constantFrom('act/365', '30/360'),
  })
  .map((input) => ({
    ...input,
    principal: { ...input.principal, currency: 'EUR' as const },
  })) as fc.Arbitrary<ClaimInput>;

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

function isBalanced({ totals, segments }: LatePaymentClaim) {
  const { principal, interest, fixedCompensation } = totals;
  for (const part of [principal, interest, fixedCompensation]) {
    expect(Math.min(part.dueMinor, part.paidMinor, part.waivedMinor, part.openMinor)).toBeGreaterThanOrEqual(0);
    expect(part.dueMinor - part.paidMinor - part.waivedMinor).toBe(part.openMinor);
  }
  expect(principal.openMinor + interest.openMinor + fixedCompensation.openMinor).toBe(totals.openMinor);
  expect(totals.claimOpenMinor).toBeGreaterThanOrEqual(0);
  expect(sum(segments.map(({ interestMinor }) => interestMinor))).toBe(interest.dueMinor);
  expect(interest.simpleMinor + interest.compoundedMinor).toBe(interest.dueMinor);
  expect(interest.compoundedMinor).toBeGreaterThanOrEqual(0);
}

describe('any claim', () => {
  it('is never negative in any part, and its lines and parts add up to its totals', () => {
    fc.assert(
      fc.property(debt, (input) => isBalanced(claimFor(input))),
      { numRuns: 300 },
    );
  });

  it('counts every day once: its lines follow each other without overlap', () => {
    fc.assert(
      fc.property(debt, (input) => {
        const { segments, interestPeriod } = claimFor(input);
        for (const [index, { from, to }] of segments.entries()) {
          expect(from <= to && from >= (interestPeriod?.from ?? '') && to <= (interestPeriod?.to ?? '')).toBe(true);
          expect(from > (segments[index - 1]?.to ?? '')).toBe(true);
        }
      }),
    );
  });

  it('accounts for every event: what it settled, and what met nothing, is what it was', () => {
    fc.assert(
      fc.property(debt, (input) => {
        for (const entry of claimFor(input).entries) {
          const settled = sum(Object.values(entry.settled));
          if (entry.amountMinor !== 'all') expect(settled).toBe(entry.amountMinor);
          expect(Math.min(...Object.values(entry.settled))).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('does not depend on the order in which the events are told', () => {
    const shuffled = debt.chain((input) =>
      fc
        .shuffledSubarray([...input.events], { minLength: input.events.length })
        .map((events) => [input, events] as const),
    );
    fc.assert(
      fc.property(shuffled, ([input, events]) => {
        const [told, retold] = [claimFor(input), claimFor({ ...input, events })];
        expect([retold.segments, retold.totals]).toEqual([told.segments, told.totals]);
      }),
      { numRuns: 300 },
    );
  });

  it('takes two payments of a day as one', () => {
    fc.assert(
      fc.property(debt, day(1, 40), amountMinor, amountMinor, (input, on, one, other) => {
        const paid = (amounts: readonly number[]) =>
          claimFor({ ...input, events: amounts.map((amount) => ({ kind: 'payment', on, amountMinor: amount })) })
            .totals;
        expect(paid([one, other])).toEqual(paid([one + other]));
      }),
    );
  });

  it('never shrinks by waiting: its interest, whatever happens, nor what is open while nothing does', () => {
    fc.assert(
      fc.property(debt, fc.nat(400), (input, days) => {
        const later = { ...input, asOf: addDays(input.asOf, days) };
        const interest = (of: ClaimInput) => claimFor(of).totals.interest.dueMinor;
        expect(interest(later)).toBeGreaterThanOrEqual(interest(input));
        const open = (of: ClaimInput) => claimFor({ ...of, events: [] }).totals.openMinor;
        expect(open(later)).toBeGreaterThanOrEqual(open(input));
      }),
      { numRuns: 300 },
    );
  });

  it('has the same interest however its days are cut into lines, where it is rounded once', () => {
    fc.assert(
      fc.property(debt, fc.array(day(0, 900), { maxLength: 5 }), (input, days) => {
        const whole: ClaimInput = { ...input, rounding: 'once', events: [] };
        // A waiver of compensation touches no interest, but cuts a line.
        const cuts = days.map((on): ClaimEvent => {
          return { kind: 'waiver', on, of: 'fixedCompensation', amountMinor: 1, reason: 'goodwill', by: 'a manager' };
        });
        const [uncut, cut] = [claimFor(whole), claimFor({ ...whole, events: cuts })];
        expect(cut.totals.interest).toEqual(uncut.totals.interest);
        const daysOf = ({ segments }: LatePaymentClaim) => sum(segments.map((segment) => segment.days));
        expect(daysOf(cut)).toBe(daysOf(uncut));
      }),
    );
  });

  it('costs the debtor no more when money comes sooner, but for the cent of a rounding', () => {
    fc.assert(
      fc.property(debt, day(1, 20), fc.nat(60), fc.nat(400), amountMinor, (input, on, wait, rest, amount) => {
        const later = addDays(on, wait);
        const open = (date: string) => {
          const events: ClaimEvent[] = [{ kind: 'payment', on: date, amountMinor: amount }];
          return claimFor({ ...input, events, asOf: addDays(later, rest) }).totals.openMinor;
        };
        expect(open(on)).toBeLessThanOrEqual(open(later) + (input.rounding === 'once' ? 1 : 4));
      }),
    );
  });

  it('is the same as of any later day once insolvency has stopped it', () => {
    fc.assert(
      fc.property(debt, day(-5, 300), fc.nat(400), (input, insolvencyOpenedOn, days) => {
        const stopped: ClaimInput = { ...input, events: [], insolvencyOpenedOn, dueDate: '2026-07-05' };
        const at = (asOf: string) => claimFor({ ...stopped, asOf }).segments;
        expect(at(addDays(insolvencyOpenedOn, days))).toEqual(at(insolvencyOpenedOn));
      }),
    );
  });
});

describe('days of interest', () => {
  it.each(['act/365', '30/360'] as const)('add up over adjoining spans by %s', (dayCount) => {
    fc.assert(
      fc.property(fc.tuple(day(-3_000, 0), day(0, 3_000), day(3_000, 6_000)), ([one, two, three]) => {
        expect(interestDays(one, two, dayCount) + interestDays(two, three, dayCount)).toBe(
          interestDays(one, three, dayCount),
        );
      }),
    );
  });
});
