import { describe, expect, it } from 'vitest';
import { regimeOf } from '../../../lambdas/domain/late-payment/regime-of.ts';
import { type RegimeId, regimeIdSchema } from '../../../lambdas/domain/late-payment/regime.ts';
import { regimes } from '../../../lambdas/domain/late-payment/regimes.ts';
import { claimFor } from './claims.ts';

describe('the regime of a debtor', () => {
  it.each([
    ['FR', 'business', 'FR-business'],
    ['FR', 'consumer', 'FR-consumer'],
    ['FR', 'public', 'FR-public'],
    ['DE', 'business', 'DE-business'],
    ['DE', 'public', 'DE-business'],
    ['DE', 'consumer', 'DE-consumer'],
    ['AT', 'consumer', 'AT-consumer'],
    ['NL', 'consumer', 'NL-consumer'],
    ['BE', 'business', 'BE-business'],
    ['GB', 'business', 'GB-business'],
    ['IE', 'business', 'IE-business'],
  ] as const)('%s %s is %s', (country, kind, id) => {
    expect(regimeOf(country, kind)).toBe(id);
  });

  it.each([
    ['ES', 'consumer', 'the yearly "interés legal del dinero"'],
    ['IT', 'consumer', 'the yearly legal rate of article 1284 of the civil code'],
    ['BE', 'consumer', 'the caps of Book XIX of the code of economic law'],
    ['LU', 'consumer', 'the yearly legal rate for consumers, and whether the invoice mentions it'],
    ['GB', 'consumer', 'nothing: the Act of 1998 does not apply to consumers, only the contract does'],
    ['PL', 'business', 'the rules of PL about late payment by a business debtor'],
    ['ES', 'public', 'the rules of ES about late payment by a public debtor'],
  ] as const)('%s %s is refused, and says what is missing', (country, debtorKind, missing) => {
    expect(regimeOf(country, debtorKind)).toEqual({ kind: 'unknownRegime', country, debtorKind, missing });
  });

  it('cites its law without a semicolon, before which French sets a space and English none', () => {
    for (const { law } of Object.values(regimes)) expect(law).not.toContain(';');
  });

  it('is found for every regime by its own country and kind', () => {
    for (const id of regimeIdSchema.options) {
      const [country = '', kind] = id.split('-');
      expect(regimeOf(country, kind as 'business')).toBe(id);
    }
  });
});

describe('the fixed compensation', () => {
  it.each([
    ['GB-business', 'GBP', 1, 4_000],
    ['GB-business', 'GBP', 99_999, 4_000],
    ['GB-business', 'GBP', 100_000, 7_000],
    ['GB-business', 'GBP', 999_999, 7_000],
    ['GB-business', 'GBP', 1_000_000, 10_000],
    ['IE-business', 'EUR', 100_000, 4_000],
    ['IE-business', 'EUR', 100_001, 7_000],
    ['IE-business', 'EUR', 1_000_000, 7_000],
    ['IE-business', 'EUR', 1_000_001, 10_000],
    ['FR-business', 'EUR', 1, 4_000],
    ['FR-business', 'EUR', 900_000_000, 4_000],
  ] as const)('of %s in %s on a debt of %i minor units is %i', (regime, currency, amountMinor, compensation) => {
    const { totals } = claimFor({ regime, principal: { amountMinor, currency } });
    expect(totals.fixedCompensation).toMatchObject({ dueMinor: compensation, why: 'due' });
  });

  it('follows what was still owed when interest began, not what was paid later', () => {
    const debt = { regime: 'IE-business', principal: { amountMinor: 1_000_001, currency: 'EUR' } } as const;
    const paid = (on: string) =>
      claimFor({ ...debt, events: [{ kind: 'payment', on, amountMinor: 1 }] }).totals.fixedCompensation.dueMinor;
    expect(paid('2026-05-31')).toBe(7_000);
    expect(paid('2026-06-01')).toBe(10_000);
  });

  it.each([
    ['2026-05-31', 0, 'notLate'],
    ['2026-06-01', 4_000, 'due'],
    ['2030-01-01', 4_000, 'due'],
  ] as const)('is due once, from the day after the due date on: on %s it is %i', (asOf, dueMinor, why) => {
    expect(claimFor({ asOf }).totals.fixedCompensation).toMatchObject({ dueMinor, why });
  });

  it.each(regimeIdSchema.options.filter((id) => regimes[id].debtorKinds.includes('consumer')))(
    'is never owed under %s',
    (regime) => {
      const claim = claimFor({ regime, dueDate: '2026-07-31', formalNoticeOn: '2026-08-01' });
      expect(claim.totals.fixedCompensation).toMatchObject({ dueMinor: 0, why: 'notOwedByDebtor' });
      expect(claim.totals.interest.dueMinor).toBeGreaterThan(0);
    },
  );

  it('is not converted: an invoice in another currency has interest alone', () => {
    const { totals } = claimFor({ principal: { amountMinor: 120_000, currency: 'USD' } });
    expect(totals.fixedCompensation).toMatchObject({ dueMinor: 0, why: 'otherCurrency' });
    expect(totals.interest.dueMinor).toBe(3_726);
  });

  it('is not owed when all was paid by the due date', () => {
    const { totals, segments } = claimFor({ events: [{ kind: 'payment', on: '2026-05-31', amountMinor: 120_000 }] });
    expect(totals.fixedCompensation).toMatchObject({ dueMinor: 0, why: 'nothingOwed' });
    expect(segments).toEqual([]);
  });
});

describe('the rate over time', () => {
  const rates = (regime: RegimeId) => {
    const principal = { amountMinor: 120_000, currency: regime === 'GB-business' ? 'GBP' : 'EUR' } as const;
    const dueDate = '2025-05-31';
    const { segments } = claimFor({ regime, principal, dueDate, formalNoticeOn: dueDate, asOf: '2026-07-31' });
    return segments.map(({ from, rateBasisPoints }) => `${from} ${rateBasisPoints}`);
  };

  it.each([
    ['FR-business', ['2025-06-01 1315', '2025-07-01 1215', '2026-01-01 1215', '2026-07-01 1240']],
    ['FR-consumer', ['2025-06-01 371', '2025-07-01 276', '2026-01-01 262', '2026-07-01 275']],
    ['DE-business', ['2025-06-01 1127', '2025-07-01 1027', '2026-01-01 1027', '2026-07-01 1052']],
    ['AT-business', ['2025-06-01 1173', '2025-07-01 1073', '2026-01-01 1073', '2026-07-01 1073']],
    ['BE-business', ['2025-06-01 1150', '2025-07-01 1050', '2026-01-01 1050', '2026-07-01 1050']],
    ['FR-public', ['2025-06-01 1115']],
    ['IE-business', ['2025-06-01 1115']],
    ['GB-business', ['2025-06-01 1275']],
    ['AT-consumer', ['2025-06-01 400']],
  ] as const)('%s slides with the half-years, or stays what it was at the start', (regime, expected) => {
    expect(rates(regime)).toEqual(expected);
  });
});
