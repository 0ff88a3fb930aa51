import * as z from 'zod';

// ISO 4217 list one, funds codes, metals and test codes left out: nobody is invoiced in them.
// prettier-ignore
const withTwoDigits = [
  'AED', 'AFN', 'ALL', 'AMD', 'AOA', 'ARS', 'AUD', 'AWG', 'AZN', 'BAM', 'BBD', 'BDT', 'BMD', 'BND', 'BOB', 'BRL', 'BSD',
  'BTN', 'BWP', 'BYN', 'BZD', 'CAD', 'CDF', 'CHF', 'CNY', 'COP', 'CRC', 'CUP', 'CVE', 'CZK', 'DKK', 'DOP', 'DZD', 'EGP',
  'ERN', 'ETB', 'EUR', 'FJD', 'FKP', 'GBP', 'GEL', 'GHS', 'GIP', 'GMD', 'GTQ', 'GYD', 'HKD', 'HNL', 'HTG', 'HUF', 'IDR',
  'ILS', 'INR', 'IRR', 'JMD', 'KES', 'KGS', 'KHR', 'KPW', 'KYD', 'KZT', 'LAK', 'LBP', 'LKR', 'LRD', 'LSL', 'MAD', 'MDL',
  'MGA', 'MKD', 'MMK', 'MNT', 'MOP', 'MRU', 'MUR', 'MVR', 'MWK', 'MXN', 'MYR', 'MZN', 'NAD', 'NGN', 'NIO', 'NOK', 'NPR',
  'NZD', 'PAB', 'PEN', 'PGK', 'PHP', 'PKR', 'PLN', 'QAR', 'RON', 'RSD', 'RUB', 'SAR', 'SBD', 'SCR', 'SDG', 'SEK', 'SGD',
  'SHP', 'SLE', 'SOS', 'SRD', 'SSP', 'STN', 'SVC', 'SYP', 'SZL', 'THB', 'TJS', 'TMT', 'TOP', 'TRY', 'TTD', 'TWD', 'TZS',
  'UAH', 'USD', 'UYU', 'UZS', 'VES', 'WST', 'XCD', 'XCG', 'YER', 'ZAR', 'ZMW', 'ZWG',
] as const;

// prettier-ignore
const withoutDigits = [
  'BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF',
] as const;

const withThreeDigits = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'] as const;

/** An ISO 4217 currency code in use, in upper case. */
export const currencySchema = z.enum([...withTwoDigits, ...withoutDigits, ...withThreeDigits], {
  error: ({ input }) => `"${String(input)}" is not the ISO 4217 code of a currency in use, in upper case`,
});
export type Currency = z.infer<typeof currencySchema>;

/** A sum of money above zero, in minor units of its currency: 105.92 EUR is 10592, 500 JPY is 500. */
export const moneySchema = z.strictObject({
  amountMinor: z.int().positive(),
  currency: currencySchema,
});
export type Money = Readonly<z.infer<typeof moneySchema>>;

const unusualDigits = new Map<Currency, number>([
  ...withoutDigits.map((currency) => [currency, 0] as const),
  ...withThreeDigits.map((currency) => [currency, 3] as const),
]);

/** How many digits the minor unit of a currency has (ISO 4217): 2 for EUR, 0 for JPY, 3 for TND. */
export function minorUnitDigits(currency: Currency): number {
  return unusualDigits.get(currency) ?? 2;
}

/** The amount as decimal text, exact for every safe integer; a division would not be. */
function majorUnits({ amountMinor, currency }: Money): `${number}` {
  const digits = minorUnitDigits(currency);
  const sign = amountMinor < 0 ? '-' : '';
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return (digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-digits)}`) as `${number}`;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: 'fr' | 'en', currency: Currency): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  // Said explicitly: where custom has dropped the small coins (IQD, MGA), Intl drops the digits that ISO 4217 keeps.
  const digits = minorUnitDigits(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, format);
  return format;
}

/**
 * Money as a debtor reads it: `1 200,00 €` in French (with the no-break spaces that French asks for),
 * `€1,200.00` in English. Takes any whole amount of minor units, zero and negative ones too.
 */
export function formatMoney(money: Money, locale: 'fr' | 'en'): string {
  return formatOf(locale, money.currency).format(majorUnits(money));
}

/** Text that is no exact amount of a currency. A value for the caller to report, not thrown. */
export class AmountTextError extends Error {
  override readonly name = 'AmountTextError';
}

/**
 * The minor units in decimal text such as `105.92` or `-3`, as files of invoices and payments carry them.
 * Exact: an amount finer than the minor unit of its currency is refused, never rounded. So are thousands separators
 * and decimal commas, which cannot be told apart. The sign is kept, and zero is an amount.
 */
export function fromMajorUnits(text: string, currency: Currency): number | AmountTextError {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (parts === null) return new AmountTextError(`"${text}" is not a decimal amount such as 105.92`);
  const [, sign = '', whole = '', fraction = ''] = parts;
  const digits = minorUnitDigits(currency);
  if (/[^0]/.test(fraction.slice(digits)))
    return new AmountTextError(`"${text}" is finer than the minor unit of ${currency}, which has ${digits} digits`);
  const amountMinor = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  if (!Number.isSafeInteger(amountMinor)) return new AmountTextError(`"${text}" ${currency} is too large to be exact`);
  return sign === '-' && amountMinor !== 0 ? -amountMinor : amountMinor;
}
