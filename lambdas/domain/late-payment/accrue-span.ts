import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { type ExactInterest, exactInterest, exactOf, interestDays, roundedInterest } from './accrual.ts';
import type { Rounding } from './claim-input.ts';
import { type ClaimLedger, interestMinor, interestOpenMinor, principalOpenMinor } from './claim-ledger.ts';
import { anniversary, type InterestPeriod } from './interest-period.ts';
import { type BasisPoints, percentText } from './rate.ts';
import type { RatePeriod, RateSource } from './rate-plan.ts';
import type { Regime } from './regime.ts';

/** A line of the calculation: days, both included, with one base and one rate. */
export type ClaimSegment = {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly days: number;
  readonly baseMinor: number;
  /** The part of the base that is interest of full years. */
  readonly capitalizedMinor: number;
  readonly rateBasisPoints: BasisPoints;
  readonly ratePercent: string;
  readonly rateSource: RateSource;
  /** Its share of the interest as it is rounded in all: the lines add up to the total, to the minor unit. */
  readonly interestMinor: number;
  /** Its rate, or the floor that an agreed rate is tested on, is not known yet. */
  readonly provisional: boolean;
};

/** Unpaid interest of full years that bears interest from a day on. */
export type Capitalization = { readonly on: CivilDate; readonly amountMinor: number };

/** How far a claim has been computed. */
export type Accrual = {
  readonly ledger: ClaimLedger;
  readonly segments: readonly ClaimSegment[];
  readonly capitalizations: readonly Capitalization[];
};

/** What interest runs by. */
export type AccrualTerms = {
  readonly period: InterestPeriod | null;
  readonly rates: readonly RatePeriod[];
  readonly compounding: Regime['compounding'];
  readonly rounding: Rounding;
};

/** The days on which a full year of interest has passed. */
function yearsPassed({ period, compounding }: AccrualTerms): CivilDate[] {
  const days: CivilDate[] = [];
  if (period === null || compounding === 'none') return days;
  for (let years = 1; anniversary(period.from, years) <= period.to; years += 1)
    days.push(anniversary(period.from, years));
  return days;
}

/** The days of a span that bear interest, cut where the rate may change and where a year has passed. */
function pieces(terms: AccrualTerms, years: readonly CivilDate[], from: CivilDate, to: CivilDate) {
  return terms.rates.flatMap((rate) => {
    const first = from > rate.from ? from : rate.from;
    const last = to < rate.to ? to : rate.to;
    if (first > last) return [];
    const cuts = [first, ...years.filter((day) => day > first && day <= last)];
    return cuts.map((cut, index) => {
      const next = cuts[index + 1];
      return { from: cut, to: next === undefined ? last : addDays(next, -1), rate };
    });
  });
}

function capitalized(accrual: Accrual, on: CivilDate): Accrual {
  const { ledger, capitalizations } = accrual;
  const amountMinor = interestOpenMinor(ledger) - ledger.capitalizedMinor;
  if (amountMinor === 0) return accrual;
  return {
    ...accrual,
    ledger: { ...ledger, capitalizedMinor: interestOpenMinor(ledger) },
    capitalizations: [...capitalizations, { on, amountMinor }],
  };
}

/** Interest as the chosen rounding takes it into the running total. */
function taken(exact: ExactInterest, { dayCount }: ClaimLedger, rounding: Rounding): ExactInterest {
  return rounding === 'once' ? exact : exactOf(roundedInterest(exact, dayCount), dayCount);
}

/** The claim after interest has run for a span in which nothing happened; days that bear none are passed over. */
export function accrueSpan(accrual: Accrual, terms: AccrualTerms, from: CivilDate, to: CivilDate): Accrual {
  const years = yearsPassed(terms);
  return pieces(terms, years, from, to).reduce((before, piece) => {
    const begun = years.includes(piece.from) ? capitalized(before, piece.from) : before;
    const { ledger } = begun;
    const { rate, source, missing } = piece.rate;
    const principalMinor = principalOpenMinor(ledger);
    const baseMinor = principalMinor + ledger.capitalizedMinor;
    if (baseMinor === 0) return begun;
    const days = interestDays(addDays(piece.from, -1), piece.to, ledger.dayCount);
    const simple = exactInterest(principalMinor, rate, days);
    const compound = exactInterest(ledger.capitalizedMinor, rate, days);
    const all = taken(simple + compound, ledger, terms.rounding);
    const onCapitalized = taken(compound, ledger, terms.rounding);
    const after: ClaimLedger = {
      ...ledger,
      simple: ledger.simple + all - onCapitalized,
      compound: ledger.compound + onCapitalized,
    };
    const segment: ClaimSegment = {
      from: piece.from,
      to: piece.to,
      days,
      baseMinor,
      capitalizedMinor: ledger.capitalizedMinor,
      rateBasisPoints: rate,
      ratePercent: percentText(rate),
      rateSource: source,
      interestMinor: interestMinor(after) - interestMinor(ledger),
      provisional: missing !== null,
    };
    return { ...begun, ledger: after, segments: [...begun.segments, segment] };
  }, accrual);
}
