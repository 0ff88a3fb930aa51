import type { CollectorOffer } from '../collector.ts';
import type { Currency } from '../money.ts';

/** What a route may bring, in minor units of the invoice's currency, and how that was computed. */
export type ExpectedNet = {
  readonly expectedMinor: number;
  readonly costMinor: number;
  readonly netMinor: number;
  /** The computation, as a person reads it. */
  readonly says: string;
};

/** A share of an amount, in percent to four places, rounded half up to a minor unit. */
export function shareOf(amountMinor: number, percent: number): number {
  const parts = BigInt(Math.round(percent * 10_000));
  return Number((BigInt(amountMinor) * parts * 2n + 1_000_000n) / 2_000_000n);
}

/** What comes in on average: the balance by the chance that it does. */
export function expectedOf(balanceMinor: number, chancePercent: number): number {
  return shareOf(balanceMinor, chancePercent);
}

/** What a route brings at a cost that is owed whatever comes in. */
export function netAtCost(balanceMinor: number, chancePercent: number, costMinor: number): ExpectedNet {
  const expectedMinor = expectedOf(balanceMinor, chancePercent);
  const says = `${balanceMinor} x ${chancePercent} % = ${expectedMinor}; less ${costMinor} = ${expectedMinor - costMinor}`;
  return { expectedMinor, costMinor, netMinor: expectedMinor - costMinor, says };
}

/**
 * What an offer brings on average, without VAT on the fee. A share and its minimum are taken as owed only for what comes
 * in; a flat fee is owed in any case; a sale pays its price at once, whatever the debtor does. Null for an offer in another
 * currency.
 */
export function netOfOffer(
  offer: CollectorOffer,
  { balanceMinor, currency }: { readonly balanceMinor: number; readonly currency: Currency },
  chancePercent: number,
): ExpectedNet | null {
  if (offer.currency !== currency) return null;
  if (offer.kind === 'sale') {
    const priceMinor = shareOf(balanceMinor, offer.pricePercent);
    const says = `${balanceMinor} x ${offer.pricePercent} % = ${priceMinor}, at once`;
    return { expectedMinor: priceMinor, costMinor: 0, netMinor: priceMinor, says };
  }
  if (offer.kind === 'flatFee') return netAtCost(balanceMinor, chancePercent, offer.feeMinor);
  const feeMinor = Math.max(shareOf(balanceMinor, offer.percent), offer.minimumFeeMinor);
  const expectedMinor = expectedOf(balanceMinor, chancePercent);
  const costMinor = shareOf(feeMinor, chancePercent);
  const minimum = offer.minimumFeeMinor > 0 ? `, ${offer.minimumFeeMinor} at least` : '';
  const says = `${balanceMinor} x ${chancePercent} % = ${expectedMinor}; less a fee of ${feeMinor} (${offer.percent} %${minimum}) x ${chancePercent} % = ${costMinor}; = ${expectedMinor - costMinor}`;
  return { expectedMinor, costMinor, netMinor: expectedMinor - costMinor, says };
}
