import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AmountTextError,
  currencySchema,
  formatMoney,
  fromMajorUnits,
  minorUnitDigits,
  moneySchema,
} from '../../lambdas/domain/money.ts';

const anyCurrency = fc.constantFrom(...currencySchema.options);

describe('a currency', () => {
  it.each(['EUR', 'JPY', 'TND', 'XOF', 'XCG', 'ZWG'])('%s is in use', (code) => {
    expect(currencySchema.parse(code)).toBe(code);
  });

  it.each(['eur', 'EURO', 'FRF', 'HRK', 'BGN', 'XAU', 'XXX', '', 978])('%s is refused', (code) => {
    expect(currencySchema.safeParse(code).error?.issues[0]?.message).toBe(
      `"${code}" is not the ISO 4217 code of a currency in use, in upper case`,
    );
  });

  it('is listed once, and known to the runtime', () => {
    const known = new Set(Intl.supportedValuesOf('currency'));
    expect(new Set(currencySchema.options).size).toBe(currencySchema.options.length);
    expect(currencySchema.options.filter((code) => !known.has(code))).toEqual([]);
  });

  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['ISK', 0],
    ['XPF', 0],
    ['TND', 3],
    ['IQD', 3],
    ['HUF', 2],
    ['MGA', 2],
  ] as const)('%s has %i digits in its minor unit', (code, digits) => {
    expect(minorUnitDigits(code)).toBe(digits);
  });
});

describe('a sum of money', () => {
  it.each([1, 10592, Number.MAX_SAFE_INTEGER])('takes %d minor units', (amountMinor) => {
    expect(moneySchema.parse({ amountMinor, currency: 'EUR' })).toEqual({ amountMinor, currency: 'EUR' });
  });

  it.each([0, -1, 105.92, Number.MAX_SAFE_INTEGER + 1, Number.NaN, Infinity, '100'])('refuses %s', (amountMinor) => {
    expect(moneySchema.safeParse({ amountMinor, currency: 'EUR' }).error?.issues[0]?.path).toEqual(['amountMinor']);
  });

  it('refuses a field it does not know', () => {
    expect(moneySchema.safeParse({ amountMinor: 1, currency: 'EUR', amount: 1 }).success).toBe(false);
  });
});

describe('money as a debtor reads it', () => {
  it.each([
    [120_000, 'EUR', 'fr', '1\u202f200,00\u00a0€'],
    [120_000, 'EUR', 'en', '€1,200.00'],
    [5, 'EUR', 'fr', '0,05\u00a0€'],
    [0, 'EUR', 'fr', '0,00\u00a0€'],
    [-4_000, 'EUR', 'fr', '-40,00\u00a0€'],
    [-4_000, 'EUR', 'en', '-€40.00'],
    [500, 'JPY', 'en', '¥500'],
    [1_234_567, 'XOF', 'fr', '1\u202f234\u202f567\u00a0F\u202fCFA'],
    [1_234_567, 'TND', 'en', 'TND\u00a01,234.567'],
    [1_234_567, 'IQD', 'en', 'IQD\u00a01,234.567'],
    [150, 'MGA', 'en', 'MGA\u00a01.50'],
    [10_000, 'GBP', 'fr', '100,00\u00a0£GB'],
    [Number.MAX_SAFE_INTEGER, 'EUR', 'en', '€90,071,992,547,409.91'],
  ] as const)('writes %i minor units of %s in %s as %s', (amountMinor, currency, locale, expected) => {
    expect(formatMoney({ amountMinor, currency }, locale)).toBe(expected);
  });
});

describe('amounts in files', () => {
  it.each([
    ['105.92', 'EUR', 10_592],
    ['105.9', 'EUR', 10_590],
    ['105', 'EUR', 10_500],
    ['0.07', 'EUR', 7],
    ['1.10', 'EUR', 110],
    ['4.35', 'EUR', 435],
    ['-3', 'EUR', -300],
    ['-0.00', 'EUR', 0],
    ['105.9200', 'EUR', 10_592],
    ['1000', 'JPY', 1_000],
    ['1000.00', 'JPY', 1_000],
    ['1.234', 'TND', 1_234],
    ['90071992547409.91', 'EUR', Number.MAX_SAFE_INTEGER],
  ] as const)('%s %s is %i minor units', (text, currency, expected) => {
    expect(fromMajorUnits(text, currency)).toBe(expected);
  });

  it.each([
    ['105.925', 'EUR', '"105.925" is finer than the minor unit of EUR, which has 2 digits'],
    ['100.5', 'JPY', '"100.5" is finer than the minor unit of JPY, which has 0 digits'],
    ['1,234.50', 'EUR', '"1,234.50" is not a decimal amount such as 105.92'],
    ['105,92', 'EUR', '"105,92" is not a decimal amount such as 105.92'],
    ['1e3', 'EUR', '"1e3" is not a decimal amount such as 105.92'],
    ['.50', 'EUR', '".50" is not a decimal amount such as 105.92'],
    ['12 €', 'EUR', '"12 €" is not a decimal amount such as 105.92'],
    ['', 'EUR', '"" is not a decimal amount such as 105.92'],
    ['90071992547409.92', 'EUR', '"90071992547409.92" EUR is too large to be exact'],
  ] as const)('%s %s is refused with the reason', (text, currency, message) => {
    const amount = fromMajorUnits(text, currency);
    expect(amount).toBeInstanceOf(AmountTextError);
    expect(amount).toHaveProperty('message', message);
  });

  it('come back to the cent from what is printed, for every amount and currency', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), anyCurrency, (amountMinor, currency) => {
        const printed = formatMoney({ amountMinor, currency }, 'en').replace(/[^-\d.]/g, '');
        // A currency's own sign may hold letters and a full stop, never a digit.
        expect(fromMajorUnits(printed.replace(/^(-?)\.+/, '$1'), currency)).toBe(amountMinor === 0 ? 0 : amountMinor);
      }),
    );
  });

  it('are never rounded: one digit more than the currency has is refused', () => {
    fc.assert(
      fc.property(fc.nat(), anyCurrency, fc.integer({ min: 1, max: 9 }), (whole, currency, digit) => {
        const text = `${whole}.${'0'.repeat(minorUnitDigits(currency))}${digit}`;
        expect(fromMajorUnits(text, currency)).toBeInstanceOf(AmountTextError);
      }),
    );
  });
});
