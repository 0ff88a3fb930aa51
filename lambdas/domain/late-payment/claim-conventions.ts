import { type ConventionWords, conventionWords } from './convention-words.ts';
import type { LatePaymentClaim } from './late-payment-claim.ts';
import { type BasisPoints, percentText } from './rate.ts';
import { rateTables } from './rate-tables.ts';
import type { Regime } from './regime.ts';
import { regimes } from './regimes.ts';

type Locale = 'en' | 'fr';

function decimalText(rate: BasisPoints, locale: Locale): string {
  return locale === 'en' ? percentText(rate) : percentText(rate).replace('.', ',');
}

/** A rate as a person reads it: `12.40%`, in French `12,40 %`. */
function printedRate(rate: BasisPoints, locale: Locale): string {
  return `${decimalText(rate, locale)}${locale === 'en' ? '' : '\u00a0'}%`;
}

function rateSentences(claim: LatePaymentClaim, regime: Regime, words: ConventionWords, locale: Locale): string[] {
  const { contractRate, creditorKind } = claim.input;
  if (contractRate !== null) {
    const { contractRateFloor } = regime;
    if (contractRateFloor === undefined) return [];
    const { table, times } = contractRateFloor;
    return [words.contractRate(printedRate(contractRate.basisPoints, locale), times, table.name[locale])];
  }
  if (regime.base === null || regime.rateOverTime === 'flat')
    return [words.flatRate(printedRate(regime.marginBasisPoints, locale))];
  const table = regime.base[creditorKind].name[locale];
  const points = regime.marginBasisPoints;
  return [
    points === 0 ? words.referenceRate(table) : words.referenceRateAndMargin(table, decimalText(points, locale)),
    words.rateOverTime[regime.rateOverTime],
    ...(regime.roundedUpTo === undefined ? [] : [words.roundedUp(printedRate(regime.roundedUpTo, locale))]),
  ];
}

function cautions({ segments, missingRates }: LatePaymentClaim, words: ConventionWords, locale: Locale): string[] {
  const nameOf = (id: string) => rateTables.find((table) => table.id === id)?.name[locale] ?? id;
  const computed = segments.flatMap(({ rateSource }) => {
    if (rateSource.kind !== 'reference' || !rateSource.isComputed) return [];
    const { table, halfYear, referenceBasisPoints } = rateSource;
    return [words.computed(nameOf(table), halfYear, printedRate(referenceBasisPoints, locale))];
  });
  const provisional = missingRates.map(({ table, halfYear, usedBasisPoints }) =>
    words.provisional(nameOf(table), halfYear, printedRate(usedBasisPoints, locale)),
  );
  return [...new Set([...computed, ...provisional])];
}

/** How a claim was computed, one sentence a rule, for whoever reads the calculation or checks it by hand. */
export function claimConventions(claim: LatePaymentClaim, locale: Locale): string[] {
  const { dayCount, rounding, allocation, regime: id, formalNoticeOn, insolvencyOpenedOn } = claim.input;
  const regime = regimes[id];
  const words = conventionWords[locale];
  const { why } = claim.totals.fixedCompensation;
  const awaitsNotice = regime.starts === 'dayAfterFormalNotice' && formalNoticeOn === null;
  return [
    words.rules(regime.law),
    words.starts[regime.starts],
    awaitsNotice ? words.noFormalNotice : words.ends,
    ...(insolvencyOpenedOn === null ? [] : [words.insolvency]),
    ...rateSentences(claim, regime, words, locale),
    words.dayCount[dayCount],
    words.rounding[rounding],
    words.compounding[regime.compounding],
    words.allocation[allocation],
    // Of a consumer no compensation is spoken of, not even to say that there is none.
    ...(why === 'notOwedByDebtor' ? [] : [words.fixedCompensation[why]]),
    ...cautions(claim, words, locale),
    why === 'notOwedByDebtor' ? words.noVatOnInterest : words.noVat,
    words.noAdvice,
  ];
}
