import type { Collector } from '../collector.ts';
import { netAtCost, netOfOffer } from './expected-net.ts';
import type { OfferAdvice, RouteAdvice, RouteInput, Suitability } from './route-input.ts';
import { agencyFacts, consumerCostsFact, noLawyerUpToMinor } from './routes.table.ts';

/** Below every net that can be: fees are no more than the largest exact number. */
const worthOf = ({ net }: OfferAdvice): number => net?.netMinor ?? Number.MIN_SAFE_INTEGER;

/** The offers of those who take debtors of the country, the best first; those that cannot be compared last. */
function offersOf(collectors: readonly Collector[], input: RouteInput): OfferAdvice[] {
  return collectors
    .flatMap(({ id: collectorId, offers }) =>
      offers.map((offer, offerIndex) => ({
        collectorId,
        offerIndex,
        offer,
        net: netOfOffer(offer, input, input.chance.percent),
      })),
    )
    .toSorted((a, b) => worthOf(b) - worthOf(a));
}

function missingOf(offers: readonly OfferAdvice[], who: string, { currency }: RouteInput): string[] {
  if (offers.length === 0) return [`${who} with an offer, who takes debtors of this country`];
  return offers.some(({ offer }) => offer.currency !== currency)
    ? ['what offers in another currency come to: they are not converted']
    : [];
}

function ofInsolvency({ insolvencyOpenedOn }: RouteInput): string[] {
  return insolvencyOpenedOn === null
    ? []
    : [`An insolvency of the debtor was opened on ${insolvencyOpenedOn}: nobody may collect from him alone.`];
}

const takes = (kind: Collector['kind'], { collectors, country }: RouteInput) =>
  collectors.filter((each) => each.kind === kind && (each.countries?.includes(country) ?? true));

/** An agency: what its offers bring on average. */
export function agencyAdvice(input: RouteInput): RouteAdvice {
  const offers = offersOf(takes('agency', input), input);
  const stopped = ofInsolvency(input);
  const suitability: Suitability =
    stopped.length > 0 ? 'unsuitable' : offers.length === 0 || input.isContested ? 'unknown' : 'suitable';
  return {
    route: 'agency',
    name: 'Collection agency',
    frenchName: 'Société de recouvrement',
    suitability,
    why: [
      ...stopped,
      ...(input.isContested ? ['The debtor contests the claim: an agency can ask, and cannot settle a dispute.'] : []),
      ...(offers.length > 0
        ? [
            'Compared on the balance alone, without interest and without VAT on the fees. A share and its minimum are taken as owed only for what comes in: see the contract.',
          ]
        : []),
      ...agencyFacts,
      ...(input.debtorKind === 'consumer' ? [consumerCostsFact] : []),
    ],
    missing: missingOf(offers, 'an agency', input),
    sources: ['CPCE R124-1 to R124-7', 'CPCE L111-8', 'offers of the creditor’s collectors'],
    net: offers[0]?.net ?? null,
    offers,
  };
}

/** A lawyer: where the claim is contested, or large, or in a country whose routes are not known here. */
export function lawyerAdvice(input: RouteInput): RouteAdvice {
  const { balanceMinor, claimOpenMinor, country, currency, isContested, chance, costMinor } = input;
  const offers = offersOf(takes('lawyer', input), input);
  const stopped = ofInsolvency(input);
  const isLarge = currency === 'EUR' && balanceMinor + (claimOpenMinor ?? 0) > noLawyerUpToMinor;
  const reasons = [
    ...(isContested ? ['The debtor contests the claim: what is contested is decided in ordinary proceedings.'] : []),
    ...(isLarge ? ['Above 10,000 EUR a party needs a lawyer before French courts, as a rule (CPC 853, 761).'] : []),
    ...(country === 'FR' ? [] : [`The court routes of ${country} are not known here.`]),
  ];
  const ownCost = costMinor !== null ? netAtCost(balanceMinor, chance.percent, costMinor) : null;
  return {
    route: 'lawyer',
    name: 'Lawyer',
    frenchName: 'Avocat',
    suitability: stopped.length > 0 ? 'unsuitable' : reasons.length > 0 ? 'suitable' : 'unknown',
    why: [
      ...stopped,
      ...(reasons.length > 0
        ? reasons
        : ['Nothing on record makes one necessary; whether one is worth his fee depends on it.']),
    ],
    missing: offers.length > 0 ? missingOf(offers, 'a lawyer', input) : costMinor === null ? ['what he would ask'] : [],
    sources: ['CPC 853, 761'],
    net: offers[0]?.net ?? ownCost,
    offers,
  };
}
