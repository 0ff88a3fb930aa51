import type { Currency } from '../money.ts';
import type { Regime } from './regime.ts';

/** The fixed compensation for the cost of recovery, and why it is not due when it is zero. */
export type CompensationDue = {
  readonly amountMinor: number;
  readonly why: 'due' | 'notLate' | 'nothingOwed' | 'notOwedByDebtor' | 'insolvency' | 'otherCurrency';
};

/**
 * The fixed compensation of one late invoice, due once, whatever is paid later. Its size follows what was still owed
 * when interest began. It is an amount in the currency of its law, and is not converted for an invoice in another one.
 */
export function compensationDue(
  { fixedCompensation }: Regime,
  debt: {
    readonly amountMinor: number;
    readonly currency: Currency;
    readonly isLate: boolean;
    readonly isInsolvent: boolean;
  },
): CompensationDue {
  if (fixedCompensation === null) return { amountMinor: 0, why: 'notOwedByDebtor' };
  if (!debt.isLate) return { amountMinor: 0, why: 'notLate' };
  if (debt.isInsolvent) return { amountMinor: 0, why: 'insolvency' };
  if (debt.amountMinor === 0) return { amountMinor: 0, why: 'nothingOwed' };
  if (debt.currency !== fixedCompensation.currency) return { amountMinor: 0, why: 'otherCurrency' };
  const band = fixedCompensation.bands.find(({ upToMinor }) => debt.amountMinor <= upToMinor);
  if (band === undefined) throw new RangeError(`no band of the fixed compensation takes ${debt.amountMinor}`);
  return { amountMinor: band.amountMinor, why: 'due' };
}
