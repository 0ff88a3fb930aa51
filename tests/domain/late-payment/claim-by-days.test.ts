import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import type { ClaimEvent, ClaimInput } from '../../../lambdas/domain/late-payment/claim-input.ts';
import { claimFor } from './claims.ts';

const rates: readonly (readonly [until: string, basisPoints: bigint])[] = [
  ['2023-12-31', 1_400n],
  ['2024-06-30', 1_450n],
  ['2024-12-31', 1_425n],
  ['2025-06-30', 1_315n],
  ['2026-06-30', 1_215n],
  ['2026-12-31', 1_240n],
];

const day = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays('2023-07-01', days));

/** A French debt between 2023-S2 and 2026-S2, with payments and credit notes on any days. */
const debt: fc.Arbitrary<ClaimInput> = fc.record({
  regime: fc.constant('FR-business'),
  principal: fc.record({ amountMinor: fc.integer({ min: 1, max: 50_000_000 }), currency: fc.constant('EUR') }),
  dueDate: day(0, 400),
  asOf: day(0, 1_270),
  events: fc.array(
    fc.record({
      kind: fc.constantFrom('payment', 'creditNote'),
      on: day(-10, 1_270),
      amountMinor: fc.integer({ min: 1, max: 20_000_000 }),
    }),
    { maxLength: 4 },
  ),
  allocation: fc.constantFrom('interestFirst', 'principalFirst'),
});

/** The interest of a debt, day by day, without segments, tables or ledger: what the engine must come to. */
function interestByDays({ principal, dueDate, asOf, events, allocation }: ClaimInput): number {
  const rounded = (exact: bigint) => Number((exact * 2n + 3_650_000n) / 7_300_000n);
  let [balance, displaced, exact, settled] = [principal.amountMinor, 0, 0n, 0];
  const happen = (on: string) => {
    const today = (events as readonly Extract<ClaimEvent, { kind: 'payment' | 'creditNote' }>[]).filter(
      (event) => event.on === on,
    );
    for (const kind of ['creditNote', 'payment'])
      for (const { amountMinor } of today.filter((event) => event.kind === kind)) {
        const taken = Math.min(amountMinor, balance);
        const onInterest =
          kind === 'payment' && allocation === 'interestFirst' ? Math.min(taken, rounded(exact) - settled) : 0;
        balance -= taken;
        displaced += onInterest;
        settled += onInterest;
      }
  };
  for (let today = '2023-06-21'; today <= asOf; today = addDays(today, 1)) {
    const [, rate = 0n] = rates.find(([until]) => today <= until) ?? [];
    if (today > dueDate) exact += BigInt(balance + displaced) * rate;
    happen(today);
  }
  return rounded(exact);
}

describe('the interest of a debt', () => {
  it('is what its days come to one by one', () => {
    fc.assert(
      fc.property(debt, (input) => {
        expect(claimFor(input).totals.interest.dueMinor).toBe(interestByDays(input));
      }),
    );
  });
});
