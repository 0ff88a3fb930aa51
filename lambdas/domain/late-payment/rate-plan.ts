import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import type { CompleteClaimInput, ContractRate } from './claim-input.ts';
import { type ContractRateRefusal, contractRateRefusal, floorReferences } from './contract-rate.ts';
import { firstDayOf, halfYearOf, halfYearsBetween, nextHalfYear, type HalfYear } from './half-year.ts';
import type { BasisPoints } from './rate.ts';
import { type RateTable, type ReferenceRate, referenceRate } from './rate-table.ts';
import type { Regime } from './regime.ts';

/** Where the rate of a segment comes from: the law's reference rate and margin, a flat rate of it, or the contract. */
export type RateSource =
  | {
      readonly kind: 'reference';
      readonly table: string;
      readonly halfYear: HalfYear;
      readonly referenceBasisPoints: BasisPoints;
      readonly marginBasisPoints: BasisPoints;
      /** The reference rate follows from its rule and was not read in a publication. */
      readonly isComputed: boolean;
    }
  | { readonly kind: 'flat' }
  | { readonly kind: 'contract'; readonly origin: ContractRate['origin'] };

/** A rate that no table holds yet, and what stands in for it: something for a person to look up and add. */
export type MissingRate = {
  readonly table: string;
  readonly halfYear: HalfYear;
  readonly usedBasisPoints: BasisPoints;
};

/** A span of days, both included, with one rate. */
export type RatePeriod = {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly rate: BasisPoints;
  readonly source: RateSource;
  readonly missing: MissingRate | null;
};

/** Interest cannot be computed, because a rule or a rate of that time is not known here. */
export type RatePlanRefusal =
  | ContractRateRefusal
  | { readonly kind: 'rulesUnknown' | 'rateUnknown'; readonly field: 'dueDate'; readonly message: string };

function missingRate({ table, halfYear, rate, isProvisional }: ReferenceRate): MissingRate | null {
  return isProvisional ? { table: table.id, halfYear, usedBasisPoints: rate } : null;
}

/** The rate of the law on a reference rate: with its margin, rounded up where the regime says so. */
export function statutoryRate({ marginBasisPoints, roundedUpTo = 1 }: Regime, reference: BasisPoints): BasisPoints {
  return Math.ceil((reference + marginBasisPoints) / roundedUpTo) * roundedUpTo;
}

function unknownRate(table: RateTable, halfYear: HalfYear): RatePlanRefusal {
  return { kind: 'rateUnknown', field: 'dueDate', message: `the ${table.name.en} of ${halfYear} is not known here` };
}

function eachHalfYear(from: CivilDate, to: CivilDate, halfYears: readonly HalfYear[]) {
  return halfYears.map((halfYear) => {
    const first = firstDayOf(halfYear);
    const last = addDays(firstDayOf(nextHalfYear(halfYear)), -1);
    return { halfYear, from: first < from ? from : first, to: last > to ? to : last };
  });
}

/** The rates from the first day of interest to the last, without gap; refused when one cannot be known. */
export function ratePlan(
  regime: Regime,
  { contractRate, creditorKind }: Pick<CompleteClaimInput, 'contractRate' | 'creditorKind'>,
  from: CivilDate,
  to: CivilDate,
): readonly RatePeriod[] | RatePlanRefusal {
  if (from < regime.appliesFrom) {
    const message = `the rules of ${regime.law} for interest that starts before ${regime.appliesFrom} are not known here`;
    return { kind: 'rulesUnknown', field: 'dueDate', message };
  }
  const halfYears = halfYearsBetween(from, to);
  if (contractRate !== null) {
    const refusal = contractRateRefusal(regime, contractRate, halfYears);
    if (refusal !== undefined) return refusal;
    const source = { kind: 'contract', origin: contractRate.origin } as const;
    const floors = new Map(floorReferences(regime, halfYears).map((floor) => [floor.halfYear, missingRate(floor)]));
    return eachHalfYear(from, to, halfYears).map(({ halfYear, ...span }) => {
      return { ...span, rate: contractRate.basisPoints, source, missing: floors.get(halfYear) ?? null };
    });
  }
  if (regime.base === null)
    return [{ from, to, rate: regime.marginBasisPoints, source: { kind: 'flat' }, missing: null }];
  const table = regime.base[creditorKind];
  const spans =
    regime.rateOverTime === 'sliding' ? eachHalfYear(from, to, halfYears) : [{ halfYear: halfYearOf(from), from, to }];
  const periods: RatePeriod[] = [];
  for (const { halfYear, ...span } of spans) {
    const reference = referenceRate(table, halfYear);
    if (reference === undefined) return unknownRate(table, halfYear);
    const source = {
      kind: 'reference',
      table: table.id,
      halfYear,
      referenceBasisPoints: reference.rate,
      marginBasisPoints: regime.marginBasisPoints,
      isComputed: reference.isComputed,
    } as const;
    periods.push({ ...span, rate: statutoryRate(regime, reference.rate), source, missing: missingRate(reference) });
  }
  return periods;
}
