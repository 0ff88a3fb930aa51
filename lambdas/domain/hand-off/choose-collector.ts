import { type Refused, refused } from '../case/decision.ts';
import type { ChosenCollector } from '../case/collection/collection.ts';
import type { Collector } from '../collector.ts';

/** Days that a collector has to come to an agreement with the debtor, where nobody says how long. */
const amicableDays = 60;

/** To whom a case is handed over, and for how long he tries without a court. */
export type Choice = { readonly collector?: ChosenCollector; readonly amicableDays: number };

/** What a person asks for: the collector by his id, and which of his offers is taken, the first being 0. */
type AskedCollector = { readonly collectorId?: string | undefined; readonly offerIndex?: number | undefined };

/**
 * The collector that a person names, with the offer as it is today. One has to be named where the creditor has any;
 * where it has none, the case goes to somebody whom nobody here knows.
 */
export function chooseCollector(
  collectors: readonly Collector[],
  { collectorId, offerIndex }: AskedCollector,
  country: string,
): Choice | Refused {
  const known = collectors.map(({ id }) => id).join(', ');
  if (collectorId === undefined) {
    if (collectors.length > 0)
      return refused('collectorId', `is missing: it is one of the creditor's collectors, ${known}`, 'collectorId');
    if (offerIndex !== undefined) return refused('offerIndex', 'is an offer of nobody: name a collector', 'offerIndex');
    return { amicableDays };
  }
  const chosen = collectors.find(({ id }) => id === collectorId);
  if (!chosen)
    return refused('collectorId', `is not a collector of the creditor: ${known || 'it has none'}`, 'collectorId');
  if (chosen.countries && !chosen.countries.includes(country))
    return refused('collectorId', `does not take debtors of ${country}: ${chosen.countries.join(', ')}`, 'collectorId');
  const { id, kind } = chosen;
  if (offerIndex === undefined) return { collector: { id, kind }, amicableDays: chosen.amicableDays };
  const terms = chosen.offers[offerIndex];
  if (!terms) return refused('offerIndex', `is none of his ${chosen.offers.length} offers`, 'offerIndex');
  return { collector: { id, kind, offer: { index: offerIndex, terms } }, amicableDays: chosen.amicableDays };
}
