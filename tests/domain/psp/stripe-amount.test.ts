import { describe, expect, it } from 'vitest';
import { currencySchema } from '../../../lambdas/domain/money.ts';
import { fromStripe, stripeCurrency } from '../../../lambdas/domain/psp/stripe-amount.ts';

describe('an amount of Stripe’s in minor units of ISO 4217', () => {
  it.each([
    ['eur', 10_592, 10_592],
    ['usd', 0, 0],
    ['jpy', 500, 500],
    ['krw', 12_000, 12_000],
    ['clp', 990, 990],
    ['tnd', 5_120, 5_120],
    ['kwd', 1_230, 1_230],
    // Two digits at Stripe, none in ISO 4217.
    ['isk', 500, 5],
    ['ugx', 100_000, 1_000],
    // None at Stripe, two in ISO 4217.
    ['mga', 500, 50_000],
    // Two digits for charges, as in ISO 4217.
    ['huf', 10_000, 10_000],
    ['twd', 80_000, 80_000],
  ])('is of %s %d: %d', (code, amount, minor) => {
    const currency = stripeCurrency(code);
    expect(currency && fromStripe(amount, currency)).toBe(minor);
  });

  it('is none where it is finer than the currency, or not exact', () => {
    expect(fromStripe(550, 'ISK')).toBeUndefined();
    expect(fromStripe(Number.MAX_SAFE_INTEGER, 'MGA')).toBeUndefined();
  });

  it.each(['usdc', 'xxx', '', 'iqd', 'lyd'])(
    'is none in %s, in which Stripe takes no money or nobody is invoiced',
    (code) => {
      expect(stripeCurrency(code)).toBeUndefined();
    },
  );

  it('is known of every other currency that invoices may have', () => {
    const unknown = currencySchema.options.filter((code) => stripeCurrency(code.toLowerCase()) !== code);
    expect(unknown).toEqual(['IQD', 'LYD']);
  });
});
