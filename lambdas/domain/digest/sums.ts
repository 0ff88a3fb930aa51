import type { Currency, Money } from '../money.ts';

/** Amounts added up, currency by currency. */
export function sumsOf(amounts: readonly Money[]): Money[] {
  const sums = new Map<Currency, number>();
  for (const { currency, amountMinor } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, amountMinor]) => ({ currency, amountMinor }));
}
