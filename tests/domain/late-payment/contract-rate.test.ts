import { describe, expect, it } from 'vitest';
import type { ContractRate } from '../../../lambdas/domain/late-payment/claim-input.ts';
import { contractRateRefusal } from '../../../lambdas/domain/late-payment/contract-rate.ts';
import { percentText, ratePercentSchema } from '../../../lambdas/domain/late-payment/rate.ts';
import { regimes } from '../../../lambdas/domain/late-payment/regimes.ts';
import { claimFor, refusalOf } from './claims.ts';

const agreed = (basisPoints: number): ContractRate => ({ basisPoints, origin: 'eInvoiceNote' });

describe('an agreed rate', () => {
  it('is used as it is, in every half-year, and says where it was found', () => {
    const { segments, totals } = claimFor({ contractRate: agreed(1_500) });
    expect(segments.map(({ ratePercent }) => ratePercent)).toEqual(['15.00', '15.00']);
    expect(segments[0]?.rateSource).toEqual({ kind: 'contract', origin: 'eInvoiceNote' });
    expect(totals.interest.dueMinor).toBe(4_537);
  });

  it.each([
    [824, 'contractRateBelowFloor'],
    [825, undefined],
    [826, undefined],
  ])('of %i basis points is held against the floor of the second half of 2026: %s', (basisPoints, kind) => {
    expect(contractRateRefusal(regimes['FR-business'], agreed(basisPoints), ['2026-S2'])?.kind).toBe(kind);
  });

  it('is refused when it is below three times the legal rate, and the floor is named', () => {
    expect(refusalOf({ contractRate: agreed(800) })).toEqual({
      kind: 'contractRateBelowFloor',
      field: 'contractRate',
      halfYear: '2026-S2',
      floor: 825,
      isProvisional: false,
      message:
        '8.00 % is below the floor of 2026-S2, 8.25 %: 3 times the French legal interest rate, other cases, 2.75 %',
    });
  });

  it('is tested in every half-year that bears interest: one that the floor has overtaken is refused', () => {
    const debt = { dueDate: '2025-11-30', contractRate: agreed(800) };
    expect(claimFor({ ...debt, dueDate: '2026-01-01', asOf: '2026-06-30' }).segments).toHaveLength(1);
    expect(refusalOf(debt)).toMatchObject({ halfYear: '2025-S2', floor: 828 });
  });

  it('leaves the rate of the law alone, which may be below the floor', () => {
    const { segments } = claimFor({ dueDate: '2024-01-01', asOf: '2024-06-30' });
    expect(segments.map(({ rateBasisPoints }) => rateBasisPoints)).toEqual([1_450]);
    const refusal = refusalOf({ dueDate: '2024-01-01', asOf: '2024-06-30', contractRate: agreed(1_450) });
    expect(refusal).toMatchObject({ floor: 1_521 });
  });

  it('is provisional where its floor is', () => {
    const claim = claimFor({ asOf: '2027-01-01', contractRate: agreed(1_500) });
    expect(claim.segments.map(({ provisional }) => provisional)).toEqual([false, false, true]);
    expect(claim.missingRates).toEqual([
      { table: 'fr-legal-interest-other-cases', halfYear: '2027-S1', usedBasisPoints: 275 },
    ]);
    const debt = { dueDate: '2026-12-31', asOf: '2027-01-01', contractRate: agreed(800) };
    expect(refusalOf(debt)).toMatchObject({ halfYear: '2027-S1', isProvisional: true });
  });

  it.each(['DE-business', 'FR-consumer', 'FR-public', 'GB-business'] as const)(
    'is refused under %s, whose rule for it is not known',
    (regime) => {
      const debt = { regime, formalNoticeOn: '2026-05-31', contractRate: agreed(1_500) };
      expect(refusalOf(debt)).toMatchObject({ kind: 'contractRateUnknownToRegime', field: 'contractRate' });
    },
  );
});

describe('a rate in percent', () => {
  it.each([
    ['15', 1500, '15.00'],
    ['12.4', 1240, '12.40'],
    ['0.05', 5, '0.05'],
    ['99.99', 9999, '99.99'],
  ])('%s is %i basis points, printed %s', (text, basisPoints, printed) => {
    expect(ratePercentSchema.parse(text)).toBe(basisPoints);
    expect(percentText(basisPoints)).toBe(printed);
  });

  it.each([-88, -5])('of %i basis points keeps its sign', (basisPoints) => {
    expect(percentText(basisPoints)).toBe(`-0.${String(-basisPoints).padStart(2, '0')}`);
  });

  it.each(['', '0', '0.00', '-5', '100', '12,4', '12.345', '1e1', ' 15'])('"%s" is refused', (text) => {
    expect(ratePercentSchema.safeParse(text).success).toBe(false);
  });
});
