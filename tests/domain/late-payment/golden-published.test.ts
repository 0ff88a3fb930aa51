import { describe, expect, it } from 'vitest';
import { exactInterest, interestDays, roundedInterest } from '../../../lambdas/domain/late-payment/accrual.ts';
import type { ClaimInput } from '../../../lambdas/domain/late-payment/claim-input.ts';
import { claimFor, inEuros, inPounds, refusalOf } from './claims.ts';
import { hundredths, isSharedLawHere, sharedRows, whyNoSharedLaw } from './shared-law.ts';

type Published = {
  readonly id: string;
  readonly convention: string;
  readonly debt: Partial<ClaimInput>;
  readonly days: number;
  readonly rate: number;
  readonly interest: number;
  readonly compensation: number;
};

const british = (pounds: number, dueDate: string, asOf: string) =>
  ({ regime: 'GB-business', principal: inPounds(pounds), dueDate, asOf }) as const;
const agreed = (basisPoints: number) => ({ contractRate: { basisPoints, origin: 'invoice' } }) as const;

/** Cases that others published. Where they give no dates, dates on which the law gives the rate that they name. */
// prettier-ignore
const published: readonly Published[] = [
  { id: 'PUB-01', convention: 'dates as given', debt: british(2_400, '2026-08-15', '2026-10-08'), days: 54, rate: 1175, interest: 4_172, compensation: 7_000 },
  { id: 'PUB-02', convention: 'not rounded by the day', debt: british(1_000, '2015-01-31', '2015-03-22'), days: 50, rate: 850, interest: 1_164, compensation: 7_000 },
  { id: 'PUB-03', convention: 'frozen although Bank Rate fell', debt: british(1_000, '2025-05-31', '2025-08-31'), days: 92, rate: 1275, interest: 3_214, compensation: 7_000 },
  { id: 'PUB-04', convention: 'the reference date is the due date', debt: british(10_000, '2025-06-30', '2025-07-30'), days: 30, rate: 1225, interest: 10_068, compensation: 10_000 },
  { id: 'PUB-07', convention: 'a single rate, that of the start', debt: { regime: 'IE-business', principal: inEuros(5_000) }, days: 92, rate: 1015, interest: 12_792, compensation: 7_000 },
  { id: 'PUB-09', convention: 'an agreed rate', debt: { principal: inEuros(15_000), asOf: '2026-06-30', ...agreed(1_500) }, days: 30, rate: 1500, interest: 18_493, compensation: 4_000 },
  { id: 'PUB-10', convention: 'an agreed rate', debt: { principal: inEuros(5_000), asOf: '2026-06-30', ...agreed(1_000) }, days: 30, rate: 1000, interest: 4_110, compensation: 4_000 },
  { id: 'PUB-11', convention: 'a consumer', debt: { regime: 'DE-consumer', principal: inEuros(1_000), dueDate: '2010-01-31', asOf: '2010-02-25' }, days: 25, rate: 512, interest: 351, compensation: 0 },
  { id: 'PUB-15', convention: 'the due date counts and the end does not', debt: { regime: 'DE-consumer', principal: inEuros(10_000), dueDate: '2022-12-31', asOf: '2023-06-30' }, days: 181, rate: 662, interest: 32_828, compensation: 0 },
  { id: 'PUB-16', convention: 'not rounded by the day', debt: british(1_000, '2015-01-31', '2015-03-02'), days: 30, rate: 850, interest: 699, compensation: 7_000 },
  { id: 'PUB-17', convention: 'not rounded by the day', debt: british(5_000, '2025-07-31', '2025-11-09'), days: 101, rate: 1225, interest: 16_949, compensation: 7_000 },
  { id: 'PUB-18', convention: 'not rounded by the day', debt: british(12_000, '2023-07-31', '2023-10-29'), days: 90, rate: 1300, interest: 38_466, compensation: 10_000 },
];

/** Cases at rates that no law of ours gives: their arithmetic alone. Days after one date up to another. */
const arithmetic = [
  {
    id: 'PUB-13',
    principal: 1_000_000,
    after: '2015-12-31',
    upTo: '2016-07-30',
    dayCount: '30/360',
    days: 210,
    rate: 600,
    interest: 35_000,
  },
  {
    id: 'PUB-19',
    principal: 1_000_000,
    after: '2024-12-31',
    upTo: '2025-12-31',
    dayCount: 'act/365',
    days: 365,
    rate: 1000,
    interest: 100_000,
  },
] as const;

describe('published cases', () => {
  it.each(published)('$id, $convention', ({ debt, days, rate, interest, compensation }) => {
    const { segments, totals } = claimFor(debt);
    expect(new Set(segments.map(({ rateBasisPoints }) => rateBasisPoints))).toEqual(new Set([rate]));
    expect(segments.reduce((sum, segment) => sum + segment.days, 0)).toBe(days);
    expect(totals.interest.dueMinor).toBe(interest);
    expect(totals.fixedCompensation.dueMinor).toBe(compensation);
  });

  it.each(arithmetic)('$id, a rate of its own', ({ principal, after, upTo, dayCount, days, rate, interest }) => {
    expect(interestDays(after, upTo, dayCount)).toBe(days);
    expect(roundedInterest(exactInterest(principal, rate, days), dayCount)).toBe(interest);
  });

  it('PUB-19, whose agreed rate was below the floor of its first half-year', () => {
    const debt = { principal: inEuros(10_000), dueDate: '2025-01-01', asOf: '2026-01-01', ...agreed(1_000) };
    expect(refusalOf(debt)).toMatchObject({ kind: 'contractRateBelowFloor', halfYear: '2025-S1', floor: 1_113 });
  });

  it('PUB-07, split by half-years where the rate slides', () => {
    const { segments, totals } = claimFor({ regime: 'IT-business', principal: inEuros(5_000) });
    expect(segments.map(({ interestMinor }) => interestMinor)).toEqual([4_171, 8_833]);
    expect(totals.interest.dueMinor).toBe(13_004);
  });

  it.skipIf(!isSharedLawHere)(`are those of the shared table (skipped when ${whyNoSharedLaw})`, () => {
    const firstNumber = (text = '') => hundredths(/\d+(\.\d{1,2})?/.exec(text)?.[0] ?? '0');
    const theirs = sharedRows('golden_published.csv').map((row) => ({
      id: row['id'],
      principal: firstNumber(row['principal']),
      days: Number.parseInt(row['days'] ?? '', 10),
      rate: firstNumber(row['rate_pct']),
      interest: firstNumber(row['expected_interest']),
    }));
    const ours = [
      ...published.map(({ id, debt, days, rate, interest }) => {
        return { id, principal: debt.principal?.amountMinor, days, rate, interest };
      }),
      ...arithmetic.map(({ id, principal, days, rate, interest }) => ({ id, principal, days, rate, interest })),
    ];
    expect(ours.toSorted((one, other) => one.id.localeCompare(other.id))).toEqual(theirs);
    // What is given as a number must be the compensation here, too.
    const compensations = sharedRows('golden_published.csv').filter(({ id }) => published.some((one) => one.id === id));
    expect(published.map(({ compensation }) => compensation)).toEqual(
      compensations.map((row) => firstNumber(row['fixed_compensation'])),
    );
  });
});
