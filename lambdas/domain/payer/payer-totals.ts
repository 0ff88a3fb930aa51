import type { Currency } from '../money.ts';
import { amountNames, type Contribution, countNames, type PayerAmounts, type PayerCounts } from './contribution.ts';

/** What the cases of one payer say of him together: amounts per currency, as nothing else can be added up. */
export type PayerTotals = {
  readonly counts: PayerCounts;
  readonly byCurrency: Readonly<Partial<Record<Currency, PayerAmounts>>>;
};

function zeros<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}

/** Of somebody who has no invoice yet. */
export const noTotals: PayerTotals = { counts: zeros(countNames), byCurrency: {} };

export const noAmounts: PayerAmounts = zeros(amountNames);

/** By how much what a case says of its payer has changed; names of what has not are left out. */
export type TotalsChange = {
  readonly currency: Currency;
  readonly counts: Partial<PayerCounts>;
  readonly amounts: Partial<PayerAmounts>;
};

function difference<Name extends string>(
  names: readonly Name[],
  before: Readonly<Record<Name, number>> | undefined,
  after: Readonly<Record<Name, number>>,
): Partial<Record<Name, number>> {
  const changed = names.map((name) => [name, after[name] - (before?.[name] ?? 0)] as const);
  return Object.fromEntries(changed.filter(([, by]) => by !== 0)) as Partial<Record<Name, number>>;
}

/** What has to be added to the totals of a payer when one of his cases says something new. */
export function changeOf(before: Contribution | undefined, after: Contribution): TotalsChange {
  return {
    currency: after.currency,
    counts: difference(countNames, before?.counts, after.counts),
    amounts: difference(amountNames, before?.amounts, after.amounts),
  };
}
