import { describe, expect, it } from 'vitest';
import type { ClaimEvent } from '../../../lambdas/domain/late-payment/claim-input.ts';
import { claimFor } from './claims.ts';

const paid = (on: string, amountMinor: number): ClaimEvent => ({ kind: 'payment', on, amountMinor });
const onClaim = (on: string, amountMinor: number): ClaimEvent => ({ kind: 'claimPayment', on, amountMinor });
const waiver = (
  on: string,
  of: 'claim' | 'interest' | 'fixedCompensation',
  amountMinor: number | 'all',
): ClaimEvent => {
  return { kind: 'waiver', on, of, amountMinor, reason: 'goodwill', by: 'a manager' };
};

describe('a part payment', () => {
  const events = [paid('2026-06-30', 50_000)];

  it('frappe/erpnext#49621, #49902, #9998: settles accrued interest first; from then on what it leaves of the principal bears interest', () => {
    const { segments, entries, totals } = claimFor({ events });
    expect(entries[0]?.settled).toEqual({
      interestMinor: 1_198,
      fixedCompensationMinor: 0,
      principalMinor: 48_802,
      unallocatedMinor: 0,
    });
    expect(segments.map(({ baseMinor }) => baseMinor)).toEqual([120_000, 71_198]);
    expect(totals.interest).toMatchObject({ paidMinor: 1_198 });
    expect(totals.principal).toMatchObject({ openMinor: 71_198, caseBalanceMinor: 70_000 });
  });

  it('settles the principal first where the contract says so', () => {
    const { segments, totals } = claimFor({ events, allocation: 'principalFirst' });
    expect(segments.map(({ baseMinor }) => baseMinor)).toEqual([120_000, 70_000]);
    expect(totals.interest).toMatchObject({ paidMinor: 0 });
    expect(totals.principal).toMatchObject({ openMinor: 70_000, caseBalanceMinor: 70_000 });
  });

  it.each(['interestFirst', 'principalFirst'] as const)('leaves the same owed in all on its day, %s', (allocation) => {
    const { totals } = claimFor({ events, allocation, asOf: '2026-06-30' });
    expect(totals.openMinor).toBe(120_000 + 1_198 + 4_000 - 50_000);
  });

  it('counts on the day it comes: that day still bears interest on the whole', () => {
    expect(claimFor({ events }).segments[0]).toMatchObject({ to: '2026-06-30', baseMinor: 120_000 });
  });

  it('before the due date only makes the debt smaller', () => {
    const { segments, entries } = claimFor({ events: [paid('2026-05-31', 50_000)] });
    expect(segments[0]).toMatchObject({ from: '2026-06-01', baseMinor: 70_000 });
    expect(entries[0]?.settled).toMatchObject({ interestMinor: 0, principalMinor: 50_000 });
  });

  it('after the day of the calculation has not happened yet', () => {
    const { totals, entries } = claimFor({ events: [paid('2026-09-01', 50_000)] });
    expect([totals.openMinor, entries]).toEqual([127_726, []]);
  });
});

describe('payment of the whole principal', () => {
  const events = [paid('2026-08-31', 120_000)];

  it('frappe/erpnext#58220: ends the case and not the claim, whose interest and compensation stay owed', () => {
    const { totals } = claimFor({ events, allocation: 'principalFirst', asOf: '2026-12-31' });
    expect(totals.principal).toMatchObject({ openMinor: 0, caseBalanceMinor: 0 });
    expect(totals).toMatchObject({ interest: { openMinor: 3_726 }, fixedCompensation: { openMinor: 4_000 } });
    expect(totals.claimOpenMinor).toBe(7_726);
  });

  it('leaves principal as large as the interest that it settled first, and that bears interest', () => {
    const { totals, segments } = claimFor({ events, asOf: '2026-09-30' });
    expect(totals.principal).toMatchObject({ openMinor: 3_726, caseBalanceMinor: 0 });
    expect(segments.at(-1)).toMatchObject({ from: '2026-09-01', baseMinor: 3_726, interestMinor: 38 });
    expect(totals.claimOpenMinor).toBe(7_726 + 38);
  });

  it.each(['interestFirst', 'principalFirst'] as const)(
    'with the claim the same day, leaves nothing, %s',
    (allocation) => {
      const all = [...events, onClaim('2026-08-31', 7_726)];
      const { totals } = claimFor({ events: all, allocation, asOf: '2026-12-31' });
      expect(totals).toMatchObject({ openMinor: 0, claimOpenMinor: 0, unallocatedMinor: 0 });
    },
  );

  it('takes no more than the case does: what was too much is not spent on the claim', () => {
    const { totals } = claimFor({ events: [paid('2026-08-31', 130_000)] });
    expect(totals).toMatchObject({ unallocatedMinor: 10_000, claimOpenMinor: 7_726 });
  });
});

describe('a payment on the claim', () => {
  it('frappe/erpnext#36279: settles interest, then the compensation, and not the principal of the case', () => {
    const { entries, totals } = claimFor({ events: [onClaim('2026-08-31', 10_000)] });
    expect(entries[0]?.settled).toEqual({
      interestMinor: 3_726,
      fixedCompensationMinor: 4_000,
      principalMinor: 0,
      unallocatedMinor: 2_274,
    });
    expect(totals).toMatchObject({ openMinor: 120_000, claimOpenMinor: 0 });
  });
});

describe('a credit note', () => {
  it('makes the base smaller from the day after, and settles no interest', () => {
    const events: ClaimEvent[] = [{ kind: 'creditNote', on: '2026-06-30', amountMinor: 20_000 }];
    const { segments, totals } = claimFor({ events });
    expect(segments.map(({ baseMinor }) => baseMinor)).toEqual([120_000, 100_000]);
    expect(totals.interest.paidMinor).toBe(0);
    expect(totals.principal).toMatchObject({ invoicedMinor: 120_000, creditedMinor: 20_000, dueMinor: 100_000 });
  });

  it('comes before a payment of the same day, which then may be too much', () => {
    const events: ClaimEvent[] = [
      paid('2026-06-30', 110_000),
      { kind: 'creditNote', on: '2026-06-30', amountMinor: 20_000 },
    ];
    const { entries, totals } = claimFor({ events });
    expect(entries.map(({ kind, settled }) => [kind, settled.unallocatedMinor])).toEqual([
      ['creditNote', 0],
      ['payment', 10_000],
    ]);
    expect(totals.principal.caseBalanceMinor).toBe(0);
  });
});

describe('a waiver', () => {
  it('of all of the claim leaves the principal of the case alone', () => {
    const { totals } = claimFor({ events: [waiver('2026-08-31', 'claim', 'all')] });
    expect(totals).toMatchObject({ openMinor: 120_000, claimOpenMinor: 0 });
    expect(totals.interest).toMatchObject({ dueMinor: 3_726, waivedMinor: 3_726 });
    expect(totals.fixedCompensation).toMatchObject({ dueMinor: 4_000, waivedMinor: 4_000 });
  });

  it('of all gives up principal that was left open because interest was settled first, and no interest runs on it', () => {
    const events = [paid('2026-08-31', 120_000), waiver('2026-08-31', 'claim', 'all')];
    const { totals } = claimFor({ events, asOf: '2027-12-31' });
    expect(totals).toMatchObject({ openMinor: 0, claimOpenMinor: 0, provisional: false });
    expect(totals.principal).toMatchObject({ waivedMinor: 3_726, paidMinor: 116_274 });
  });

  it.each([
    ['claim', 5_000, 3_726, 1_274],
    ['interest', 1_000, 1_000, 0],
    ['interest', 'all', 3_726, 0],
    ['fixedCompensation', 1_000, 0, 1_000],
    ['fixedCompensation', 'all', 0, 4_000],
  ] as const)(
    'of %s for %s takes %i off the interest and %i off the compensation',
    (of, amount, interest, compensation) => {
      const { totals } = claimFor({ events: [waiver('2026-08-31', of, amount)] });
      expect([totals.interest.waivedMinor, totals.fixedCompensation.waivedMinor]).toEqual([interest, compensation]);
    },
  );

  it('of interest gives up what was left of the principal because interest was settled first, too', () => {
    const events = [paid('2026-08-31', 120_000), waiver('2026-08-31', 'interest', 'all')];
    const { totals } = claimFor({ events });
    expect(totals).toMatchObject({ claimOpenMinor: 4_000, principal: { waivedMinor: 3_726, openMinor: 0 } });
  });

  it('of one part comes before one of the whole claim that day, in whatever order they are told', () => {
    const events = [waiver('2026-08-31', 'claim', 6_000), waiver('2026-08-31', 'interest', 1_000)];
    const waived = [events, events.toReversed()].map((told) => claimFor({ events: told }).totals.claimOpenMinor);
    expect(waived).toEqual([726, 726]);
    const fixed = [waiver('2026-08-31', 'interest', 3_000), waiver('2026-08-31', 'fixedCompensation', 3_000)];
    const kinds = claimFor({ events: [waiver('2026-08-31', 'claim', 'all'), ...fixed] }).entries;
    expect(kinds.map((entry) => entry.kind === 'waiver' && entry.of)).toEqual([
      'fixedCompensation',
      'interest',
      'claim',
    ]);
  });

  it('gives up what stands on its day, not what runs later', () => {
    const { totals } = claimFor({ events: [waiver('2026-06-30', 'claim', 'all')] });
    expect(totals.interest).toMatchObject({ waivedMinor: 1_198, openMinor: 2_528 });
    expect(totals.fixedCompensation.openMinor).toBe(0);
  });

  it('is an entry of its own, with its reason and who gave it', () => {
    const [entry] = claimFor({ events: [waiver('2026-08-31', 'interest', 1_000)] }).entries;
    expect(entry).toMatchObject({
      kind: 'waiver',
      reason: 'goodwill',
      by: 'a manager',
      settled: { interestMinor: 1_000 },
    });
  });
});
