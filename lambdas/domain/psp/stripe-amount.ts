import { type Currency, currencySchema, minorUnitDigits, type Money } from '../money.ts';

/**
 * Currencies that Stripe counts otherwise than with two digits: https://docs.stripe.com/currencies#zero-decimal.
 * ISK and UGX have no cents, but Stripe counts them as if they had; MGA has, but Stripe counts it as if it had none.
 */
const unlikeTwoDigits = new Map<string, 0 | 3>([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map(
    (currency) => [currency, 0] as const,
  ),
  ...['BHD', 'JOD', 'KWD', 'OMR', 'TND'].map((currency) => [currency, 3] as const),
]);

/** Stripe takes no money in these, so nobody has said how it would count them. */
const unknownToStripe: readonly Currency[] = ['IQD', 'LYD'];

/** The currency of an amount of Stripe's, which writes it in lower case; undefined for one that nobody is invoiced in. */
export function stripeCurrency(code: string): Currency | undefined {
  const { data } = currencySchema.safeParse(code.toUpperCase());
  return data !== undefined && !unknownToStripe.includes(data) ? data : undefined;
}

/** Stripe's amount in minor units of ISO 4217; undefined when it is finer than these, or cannot be counted exactly. */
export function fromStripe(amount: number, currency: Currency): Money['amountMinor'] | undefined {
  const shift = minorUnitDigits(currency) - (unlikeTwoDigits.get(currency) ?? 2);
  const minor = shift >= 0 ? amount * 10 ** shift : amount / 10 ** -shift;
  return Number.isSafeInteger(minor) ? minor : undefined;
}
