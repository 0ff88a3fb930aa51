import { describe, expect, it } from 'vitest';
import type { RegimeId } from '../../../lambdas/domain/late-payment/regime.ts';
import { claimFor } from './claims.ts';
import { hundredths, isSharedLawHere, sharedRows, whyNoSharedLaw } from './shared-law.ts';

const regimeOfCountry: Record<string, RegimeId> = { FR: 'FR-business', DE: 'DE-business', BE: 'BE-business' };

/** A debt that was paid on a day: its lines as `days@rate`, interest by both roundings, compensation, total. */
function computedFor(country: string, amountMinor: number, dueDate: string, paidOn: string) {
  const regime = regimeOfCountry[country] ?? expect.fail(`no regime for ${country}`);
  const debt = { regime, principal: { amountMinor, currency: 'EUR' }, dueDate, asOf: paidOn } as const;
  const { segments, totals } = claimFor(debt);
  return {
    lines: segments.map(({ from, to, days, rateBasisPoints }) => `${from}..${to}:${days}d@${rateBasisPoints}`),
    onceMinor: totals.interest.dueMinor,
    perSegmentMinor: claimFor({ ...debt, rounding: 'perSegment' }).totals.interest.dueMinor,
    compensationMinor: totals.fixedCompensation.dueMinor,
    totalMinor: totals.openMinor,
  };
}

describe('worked cases', () => {
  it.each([
    ['a month in one half-year', 'FR', 1_000_000, '2026-06-30', '2026-07-30', 10_192, 4_000],
    ['a debt that crosses 1 July', 'FR', 120_000, '2026-05-31', '2026-08-31', 3_726, 4_000],
    ['a tiny invoice, whose compensation is due all the same', 'FR', 99, '2026-09-01', '2026-09-02', 0, 4_000],
    ['a 29 February, which counts', 'FR', 50_000, '2024-02-28', '2024-03-01', 40, 4_000],
    ['a German debt across 1 July', 'DE', 1_000_000, '2026-05-31', '2026-08-31', 26_311, 4_000],
    [
      'a Belgian debt, whose rate is rounded up in both halves',
      'BE',
      1_000_000,
      '2026-05-31',
      '2026-08-31',
      26_466,
      4_000,
    ],
  ])('%s', (_, country, principal, dueDate, paidOn, interest, compensation) => {
    expect(computedFor(country, principal, dueDate, paidOn)).toMatchObject({
      onceMinor: interest,
      perSegmentMinor: interest,
      compensationMinor: compensation,
      totalMinor: principal + interest + compensation,
    });
  });

  it.skipIf(!isSharedLawHere)(`of the shared table are met to the cent (skipped when ${whyNoSharedLaw})`, () => {
    const rows = sharedRows('golden_computed.csv');
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      const cell = (name: string) => row[name] ?? '';
      const ours = computedFor(cell('country'), hundredths(cell('principal')), cell('due_date'), cell('payment_date'));
      expect({ id: cell('id'), ...ours }).toEqual({
        id: cell('id'),
        lines: cell('segments')
          .split(' | ')
          .map((line) => line.replace(/(?<=@).*/, (percent) => String(hundredths(percent)))),
        onceMinor: hundredths(cell('interest_rounded_once')),
        perSegmentMinor: hundredths(cell('interest_sum_of_rounded_segments')),
        compensationMinor: hundredths(cell('fixed_compensation')),
        totalMinor: hundredths(cell('total_due')),
      });
    }
  });
});
