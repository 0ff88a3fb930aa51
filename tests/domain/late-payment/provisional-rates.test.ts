import { describe, expect, it } from 'vitest';
import type { ClaimEvent, ClaimInput } from '../../../lambdas/domain/late-payment/claim-input.ts';
import { claimFor } from './claims.ts';

describe('a half-year that is not in the tables', () => {
  it('is provisional in its line, its totals and the claim, which says what is missing and what stands in', () => {
    const claim = claimFor({ asOf: '2027-01-01' });
    expect(claim.segments.map(({ ratePercent, provisional }) => [ratePercent, provisional])).toEqual([
      ['12.15', false],
      ['12.40', false],
      ['12.65', true],
    ]);
    expect([claim.isProvisional, claim.totals.provisional]).toEqual([true, true]);
    expect(claim.missingRates).toEqual([{ table: 'ecb-main-refinancing', halfYear: '2027-S1', usedBasisPoints: 265 }]);
  });

  it('is not until it begins', () => {
    expect(claimFor({ asOf: '2026-12-31' })).toMatchObject({ isProvisional: false, missingRates: [] });
  });

  it('is named once for each that is missing', () => {
    const { missingRates } = claimFor({ asOf: '2028-01-01' });
    expect(missingRates.map(({ halfYear }) => halfYear)).toEqual(['2027-S1', '2027-S2', '2028-S1']);
  });

  it('does not matter to a rate that was frozen before, and does to one frozen in it', () => {
    const debt = { regime: 'FR-public', asOf: '2027-03-01' } as const;
    expect(claimFor(debt).isProvisional).toBe(false);
    expect(claimFor({ ...debt, dueDate: '2026-12-30' }).isProvisional).toBe(false);
    expect(claimFor({ ...debt, dueDate: '2026-12-31' }).isProvisional).toBe(true);
  });

  it('does not matter once nothing bears interest', () => {
    const events: ClaimEvent[] = [{ kind: 'payment', on: '2026-12-31', amountMinor: 120_000 }];
    const debt: Partial<ClaimInput> = { events, allocation: 'principalFirst', asOf: '2027-03-01' };
    expect(claimFor(debt).isProvisional).toBe(false);
  });

  it('does not matter to a flat rate', () => {
    expect(claimFor({ regime: 'AT-consumer', asOf: '2028-01-01' })).toMatchObject({ isProvisional: false });
  });
});
