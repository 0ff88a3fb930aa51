import { describe, expect, it } from 'vitest';
import type { ClaimEvent } from '../../../lambdas/domain/late-payment/claim-input.ts';
import { claimFor, inEuros } from './claims.ts';

describe('compounding', () => {
  const debt = { regime: 'NL-business', principal: inEuros(10_000), dueDate: '2024-06-30' } as const;

  it('adds the interest of a full year to the capital, in the Netherlands', () => {
    // 184 days at 12.25 %, then 181 at 11.15 %: 617.53 + 552.92.
    const { capitalizations, segments, totals } = claimFor({ ...debt, asOf: '2025-07-01' });
    expect(capitalizations).toEqual([{ on: '2025-07-01', amountMinor: 117_045 }]);
    expect(segments.at(-1)).toMatchObject({ from: '2025-07-01', baseMinor: 1_117_045, capitalizedMinor: 117_045 });
    expect(totals.interest).toMatchObject({ dueMinor: 117_356, simpleMinor: 117_323, compoundedMinor: 33 });
  });

  it('has a line for every day once, also where the year ends with a half-year or on the day of the calculation', () => {
    const lines = (dueDate: string, asOf: string) =>
      claimFor({ ...debt, dueDate, asOf }).segments.map(({ from, to, days }) => `${from} ${to} ${days}`);
    expect(lines('2024-06-30', '2025-07-01')).toEqual([
      '2024-07-01 2024-12-31 184',
      '2025-01-01 2025-06-30 181',
      '2025-07-01 2025-07-01 1',
    ]);
    expect(lines('2025-03-14', '2026-03-15').slice(-2)).toEqual([
      '2026-01-01 2026-03-14 73',
      '2026-03-15 2026-03-15 1',
    ]);
  });

  it('does not before the year is full', () => {
    const { capitalizations, totals } = claimFor({ ...debt, asOf: '2025-06-30' });
    expect(capitalizations).toEqual([]);
    expect(totals.interest).toMatchObject({ dueMinor: 117_045, compoundedMinor: 0 });
  });

  it('compounds every year, and breaks a line there', () => {
    const { capitalizations, segments } = claimFor({ ...debt, dueDate: '2024-03-14', asOf: '2026-03-20' });
    expect(capitalizations.map(({ on }) => on)).toEqual(['2025-03-15', '2026-03-15']);
    expect(segments.map(({ from }) => from)).toEqual([
      '2024-03-15',
      '2024-07-01',
      '2025-01-01',
      '2025-03-15',
      '2025-07-01',
      '2026-01-01',
      '2026-03-15',
    ]);
  });

  it('adds of each year only what that year brought', () => {
    // The second year: 10.15 % of 11,170.45 EUR.
    expect(claimFor({ ...debt, asOf: '2026-07-01' }).capitalizations).toEqual([
      { on: '2025-07-01', amountMinor: 117_045 },
      { on: '2026-07-01', amountMinor: 113_380 },
    ]);
  });

  it('leaves out what was paid or waived on the last day of the year', () => {
    const events: ClaimEvent[] = [{ kind: 'claimPayment', on: '2025-06-30', amountMinor: 117_045 }];
    const { capitalizations } = claimFor({ ...debt, asOf: '2025-07-31', events });
    expect(capitalizations).toEqual([]);
  });

  it('takes interest that is paid later off the capital, that of the running year first', () => {
    // 31 days at 10.15 % on 11,170.45 EUR are 96.29 and a half; 1,000 EUR more go off the capital.
    const events: ClaimEvent[] = [{ kind: 'claimPayment', on: '2025-07-31', amountMinor: 9_630 + 100_000 }];
    const { segments } = claimFor({ ...debt, asOf: '2025-08-01', events });
    expect(segments.at(-1)).toMatchObject({ from: '2025-08-01', baseMinor: 1_017_045, capitalizedMinor: 17_045 });
  });

  it.each(['FR-business', 'DE-business', 'GB-business'] as const)('is unknown to %s', (regime) => {
    const { capitalizations, totals } = claimFor({ ...debt, regime, asOf: '2026-12-31' });
    expect([capitalizations, totals.interest.compoundedMinor]).toEqual([[], 0]);
  });
});
