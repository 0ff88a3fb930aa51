import { describe, expect, it } from 'vitest';
import {
  firstDayOf,
  type HalfYear,
  halfYearOf,
  halfYearsBetween,
} from '../../../lambdas/domain/late-payment/half-year.ts';
import { statutoryRate } from '../../../lambdas/domain/late-payment/rate-plan.ts';
import { type RateTable, referenceRate } from '../../../lambdas/domain/late-payment/rate-table.ts';
import { rateTables } from '../../../lambdas/domain/late-payment/rate-tables.ts';
import { atBaseRate } from '../../../lambdas/domain/late-payment/rates/at-base-rate.table.ts';
import { deBaseRate } from '../../../lambdas/domain/late-payment/rates/de-base-rate.table.ts';
import { ecbMainRefinancing } from '../../../lambdas/domain/late-payment/rates/ecb-main-refinancing.table.ts';
import { frLegalInterestOfBusiness } from '../../../lambdas/domain/late-payment/rates/fr-legal-interest-of-business.table.ts';
import { frLegalInterestOfPrivatePerson } from '../../../lambdas/domain/late-payment/rates/fr-legal-interest-of-private-person.table.ts';
import { gbBankRate } from '../../../lambdas/domain/late-payment/rates/gb-bank-rate.table.ts';
import { regimes } from '../../../lambdas/domain/late-payment/regimes.ts';
import { hundredths, isSharedLawHere, sharedRows, whyNoSharedLaw } from './shared-law.ts';

const rateIn = (table: RateTable, halfYear: HalfYear) => referenceRate(table, halfYear)?.rate;

describe('a table of rates', () => {
  it.each(rateTables.map((table) => [table.id, table] as const))('%s has its lines in order', (_, { lines }) => {
    const days = lines.map(([from]) => from);
    expect(days).toEqual([...new Set(days)].toSorted());
  });

  it.each(rateTables.filter((table) => table !== ecbMainRefinancing).map((table) => [table.id, table] as const))(
    '%s has one line for every half-year',
    (_, { lines }) => {
      const days = lines.map(([from]) => from);
      const [first = '', last = ''] = [days[0], days.at(-1)];
      expect(days).toEqual(halfYearsBetween(first, last).map(firstDayOf));
    },
  );

  it.each(rateTables.map((table) => [table.id, table] as const))(
    '%s knows the second half of 2026 and not the first of 2027, for which its last rate stands in',
    (_, table) => {
      expect(referenceRate(table, '2026-S2')?.isProvisional).toBe(false);
      expect(referenceRate(table, '2027-S1')).toMatchObject({
        isProvisional: true,
        rate: table.lines.at(-1)?.[1],
      });
    },
  );

  it('knows a half-year once one line is added for its first day', () => {
    const lines = [...ecbMainRefinancing.lines, ['2027-01-01', 290] as const];
    const rate = referenceRate({ ...ecbMainRefinancing, lines }, '2027-S1');
    expect(rate).toMatchObject({ rate: 290, isProvisional: false });
  });

  it('does not take the rate of a later day of the half-year', () => {
    expect(rateIn(ecbMainRefinancing, '2026-S1')).toBe(215);
    expect(rateIn(ecbMainRefinancing, '2026-S2')).toBe(240);
  });

  it('has no rate for a half-year before its first line', () => {
    expect(referenceRate(gbBankRate, '2010-S2')).toBeUndefined();
  });
});

describe('the rates of the law', () => {
  // ECB rate in force, and what the Belgian authorities published for the half-year.
  it.each([
    ['2013-S1', 900],
    ['2013-S2', 850],
    ['2014-S1', 850],
    ['2015-S1', 850],
    ['2016-S1', 850],
    ['2016-S2', 800],
    ['2021-S1', 800],
    ['2024-S1', 1250],
    ['2025-S2', 1050],
    ['2026-S1', 1050],
  ] as const)('are in Belgium rounded up to the next half point: in %s to %i basis points', (halfYear, published) => {
    expect(statutoryRate(regimes['BE-business'], rateIn(ecbMainRefinancing, halfYear) ?? 0)).toBe(published);
  });

  it.each([
    [799, 1600],
    [800, 1600],
    [801, 1650],
    [850, 1650],
    [851, 1700],
    [-50, 750],
  ])('are in Belgium on a reference of %i basis points %i', (reference, rate) => {
    expect(statutoryRate(regimes['BE-business'], reference)).toBe(rate);
  });

  it.each([
    ['FR-business', 1240],
    ['FR-public', 1040],
    ['DE-business', 1052],
    ['DE-consumer', 652],
    ['AT-business', 1073],
    ['BE-business', 1050],
    ['ES-business', 1040],
    ['IT-business', 1040],
    ['LU-business', 1040],
    ['NL-business', 1040],
    ['NL-consumer', 400],
    ['IE-business', 1040],
    ['GB-business', 1175],
    ['FR-consumer', 275],
  ] as const)('are for %s in the second half of 2026 %i basis points', (id, rate) => {
    const regime = regimes[id];
    expect(regime.base && statutoryRate(regime, rateIn(regime.base.business, '2026-S2') ?? 0)).toBe(rate);
  });
});

/** Every row of a shared table with a first day, and what our table says for its half-year. */
function compared(file: string, column: string, ours: (halfYear: HalfYear) => number | undefined) {
  const rows = sharedRows(file).flatMap(({ from = '', to = '', ...row }) =>
    halfYearsBetween(from, to).map((halfYear) => ({ halfYear, theirs: hundredths(row[column] ?? '') })),
  );
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.map(({ halfYear }) => [halfYear, ours(halfYear)])).toEqual(
    rows.map(({ halfYear, theirs }) => [halfYear, theirs]),
  );
}

describe.skipIf(!isSharedLawHere)(`the shared tables of rates (skipped when ${whyNoSharedLaw})`, () => {
  it('have every day on which the ECB changed its rate', () => {
    expect(ecbMainRefinancing.lines).toEqual(
      sharedRows('ecb_mro.csv').map((row) => [row['effective_date'], hundredths(row['mro_rate_pct'] ?? '')]),
    );
  });

  it.each([
    ['de_base_rate.csv', 'basiszinssatz_pct', deBaseRate],
    ['at_base_rate.csv', 'basiszinssatz_pct_on_first_day', atBaseRate],
    ['uk_late_payment_rate.csv', 'bank_rate_pct', gbBankRate],
    ['fr_legal_interest_rate.csv', 'other_cases_pct', frLegalInterestOfBusiness],
    ['fr_legal_interest_rate.csv', 'consumer_creditor_pct', frLegalInterestOfPrivatePerson],
    ['fr_b2b_penalty_by_semester.csv', 'ecb_mro_on_first_day_pct', ecbMainRefinancing],
  ] as const)('%s: %s is ours in every half-year', (file, column, table) => {
    compared(file, column, (halfYear) => rateIn(table, halfYear));
  });

  it.each([
    ['fr_b2b_penalty_by_semester.csv', 'fr_default_penalty_pct_ecb_plus_10', 'FR-business'],
    ['fr_b2b_penalty_by_semester.csv', 'ecb_plus_8_pct_public_sector_or_eu_minimum', 'FR-public'],
    ['de_base_rate.csv', 'consumer_debtor_pct_288_1_BGB', 'DE-consumer'],
    ['at_base_rate.csv', 'b2b_pct_456_UGB_base_plus_9_2', 'AT-business'],
    ['uk_late_payment_rate.csv', 'statutory_rate_pct', 'GB-business'],
  ] as const)('%s: %s is the rate of %s in every half-year', (file, column, id) => {
    const regime = regimes[id];
    compared(file, column, (halfYear) => {
      return regime.base ? statutoryRate(regime, rateIn(regime.base.business, halfYear) ?? NaN) : undefined;
    });
  });

  it('de_base_rate.csv: the rate between businesses is ours from 2015, when its nine points begin', () => {
    const { appliesFrom } = regimes['DE-business'];
    const rows = sharedRows('de_base_rate.csv').filter(({ from = '' }) => from >= appliesFrom);
    expect(rows).toHaveLength(24);
    for (const row of rows)
      expect(statutoryRate(regimes['DE-business'], rateIn(deBaseRate, halfYearOf(row['from'] ?? '')) ?? NaN)).toBe(
        hundredths(row['b2b_pct_288_2_BGB'] ?? ''),
      );
  });

  it('fr_legal_interest_rate.csv: the floor of agreed rates is three times ours', () => {
    compared('fr_legal_interest_rate.csv', 'floor_contractual_3x_pct', (halfYear) => {
      return 3 * (rateIn(frLegalInterestOfBusiness, halfYear) ?? NaN);
    });
  });

  it('eu_statutory_b2b_rate_by_semester.csv: the rate of each country is ours in every half-year', () => {
    const rows = sharedRows('eu_statutory_b2b_rate_by_semester.csv');
    expect(new Set(rows.map(({ country }) => country)).size).toBe(7);
    for (const { country = '', semester = '', rate_pct = '' } of rows) {
      const regime = Object.values(regimes).find(
        (one) => one.country === country && one.debtorKinds.includes('business'),
      );
      const reference = rateIn(ecbMainRefinancing, semester as HalfYear) ?? NaN;
      expect([country, semester, regime && statutoryRate(regime, reference)]).toEqual([
        country,
        semester,
        hundredths(rate_pct),
      ]);
    }
  });
});
