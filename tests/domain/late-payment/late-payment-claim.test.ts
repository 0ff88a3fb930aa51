import { describe, expect, it } from 'vitest';
import { claimInputSchema } from '../../../lambdas/domain/late-payment/claim-input.ts';
import { aDebt, claimFor, inEuros, refusalOf } from './claims.ts';

describe('the calculation', () => {
  it('odoo/odoo#268149, #268150: shows every line: days, base, the rate of its half-year and where that was published, interest', () => {
    const { segments, currency, asOf, isProvisional } = claimFor({});
    expect({ currency, asOf, isProvisional }).toEqual({ currency: 'EUR', asOf: '2026-08-31', isProvisional: false });
    expect(segments).toEqual([
      {
        from: '2026-06-01',
        to: '2026-06-30',
        days: 30,
        baseMinor: 120_000,
        capitalizedMinor: 0,
        rateBasisPoints: 1_215,
        ratePercent: '12.15',
        rateSource: {
          kind: 'reference',
          table: 'ecb-main-refinancing',
          halfYear: '2026-S1',
          referenceBasisPoints: 215,
          marginBasisPoints: 1_000,
          isComputed: false,
        },
        interestMinor: 1_198,
        provisional: false,
      },
      expect.objectContaining({
        from: '2026-07-01',
        to: '2026-08-31',
        days: 62,
        ratePercent: '12.40',
        interestMinor: 2_528,
      }),
    ]);
  });

  it('gives the sums: 37.26 of interest, 40 of compensation, 1,277.26 in all', () => {
    expect(claimFor({}).totals).toMatchObject({
      interest: { dueMinor: 3_726 },
      fixedCompensation: { dueMinor: 4_000 },
      openMinor: 127_726,
      claimOpenMinor: 7_726,
    });
  });

  it('rounds once so that the lines add up, or every line by itself, as it is asked', () => {
    const debt = {
      principal: { amountMinor: 5_040, currency: 'EUR' },
      dueDate: '2025-12-18',
      asOf: '2026-07-12',
    } as const;
    const lines = (rounding: 'once' | 'perSegment') =>
      claimFor({ ...debt, rounding }).segments.map(({ interestMinor }) => interestMinor);
    // 21.81, 303.66 and 20.55 cents: 346.02 in all.
    expect(lines('once')).toEqual([22, 303, 21]);
    expect(lines('perSegment')).toEqual([22, 304, 21]);
  });

  it('rounds half a cent upwards', () => {
    // A day at 10 % of 18.25 EUR is half a cent.
    const contractRate = { basisPoints: 1_000, origin: 'policy' } as const;
    const oneDay = (amountMinor: number) =>
      claimFor({ principal: { amountMinor, currency: 'EUR' }, asOf: '2026-06-01', contractRate }).totals.interest
        .dueMinor;
    expect(oneDay(1_824)).toBe(0);
    expect(oneDay(1_825)).toBe(1);
    expect(oneDay(5_475)).toBe(2);
  });

  it('stays exact where floating point numbers would be a cent off', () => {
    const principal = { amountMinor: 641_731_028_875_349, currency: 'EUR' } as const;
    expect(Math.round((641_731_028_875_349 * 1_215 * 30) / 3_650_000)).toBe(6_408_519_452_742);
    expect(claimFor({ principal, asOf: '2026-06-30' }).totals.interest.dueMinor).toBe(6_408_519_452_741);
  });

  it.each([
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['2023-12-31', '2024-12-31', 366],
  ])('counts calendar days: from %s to %s there are %i', (dueDate, asOf, days) => {
    const { segments } = claimFor({ dueDate, asOf });
    expect(segments.reduce((sum, segment) => sum + segment.days, 0)).toBe(days);
  });

  it.each([
    ['2026-05-31', 0],
    ['2026-06-01', 1],
    ['2026-06-30', 1],
    ['2026-07-01', 2],
    ['2026-12-31', 2],
    ['2027-01-01', 3],
  ])('breaks at half-years: as of %s it has %i lines', (asOf, lines) => {
    expect(claimFor({ asOf }).segments).toHaveLength(lines);
  });

  it.each([
    [
      { dueDate: '2012-12-30' },
      'the rules of C. com. L441-10, D441-5 for interest that starts before 2013-01-01 are not known here',
    ],
    [{ regime: 'NL-consumer' }, 'the Dutch statutory interest (wettelijke rente) of 2026-S1 is not known here'],
  ] as const)('is refused where a rule or a rate of that time is not known: %j', (debt, message) => {
    expect(refusalOf(debt)).toMatchObject({ field: 'dueDate', message });
  });

  it('begins with the first day of the rules that are known', () => {
    expect(claimFor({ dueDate: '2012-12-31', asOf: '2013-01-01' }).segments[0]?.ratePercent).toBe('10.75');
  });

  it.each([
    ['principal', { principal: { amountMinor: 0, currency: 'EUR' } }],
    ['dueDate', { dueDate: '2026-02-30' }],
    ['regime', { regime: 'XX-business' }],
    ['events', { events: [{ kind: 'payment', on: '2026-06-01', amountMinor: -1 }] }],
    ['events', { events: [{ kind: 'waiver', on: '2026-06-01', of: 'claim', amountMinor: 'all', by: 'a manager' }] }],
  ])('takes no broken %s', (field, broken) => {
    expect(claimInputSchema.safeParse({ ...aDebt, ...broken }).error?.issues[0]?.path[0]).toBe(field);
  });
});

describe('a French consumer', () => {
  const debt = { regime: 'FR-consumer', principal: inEuros(1_000) } as const;

  it('owes nothing more before the formal notice', () => {
    const { totals, segments } = claimFor(debt);
    expect(segments).toEqual([]);
    expect(totals).toMatchObject({ claimOpenMinor: 0, openMinor: 100_000 });
  });

  it('owes the legal rate of a business creditor from the day after it, and no compensation', () => {
    const { segments, totals } = claimFor({ ...debt, formalNoticeOn: '2026-07-01' });
    expect(segments).toMatchObject([{ from: '2026-07-02', to: '2026-08-31', days: 61, ratePercent: '2.75' }]);
    expect(totals).toMatchObject({ interest: { dueMinor: 460 }, claimOpenMinor: 460 });
  });

  it('owes a private person another rate', () => {
    const { segments } = claimFor({ ...debt, formalNoticeOn: '2026-07-01', creditorKind: 'privatePerson' });
    expect(segments[0]?.ratePercent).toBe('6.84');
  });

  it('owes none before the due date, however early the notice was', () => {
    expect(claimFor({ ...debt, formalNoticeOn: '2026-05-01' }).segments[0]?.from).toBe('2026-06-01');
  });
});

describe('insolvency of the debtor', () => {
  it('stops interest on the day it is opened', () => {
    const claim = claimFor({ insolvencyOpenedOn: '2026-07-15' });
    expect(claim.segments.at(-1)).toMatchObject({ to: '2026-07-15', days: 15 });
    expect(claim.totals).toEqual(claimFor({ asOf: '2026-07-15' }).totals);
  });

  it.each([
    ['2026-05-30', 0, 'insolvency'],
    ['2026-05-31', 0, 'insolvency'],
    ['2026-06-01', 4_000, 'due'],
  ] as const)('opened on %s leaves a compensation of %i for an invoice due on 31 May', (opened, dueMinor, why) => {
    const { totals } = claimFor({ insolvencyOpenedOn: opened });
    expect(totals.fixedCompensation).toMatchObject({ dueMinor, why });
  });

  it('leaves no interest for an invoice that falls due after it', () => {
    expect(claimFor({ insolvencyOpenedOn: '2026-05-20' }).totals.claimOpenMinor).toBe(0);
  });
});
