import type { ContractRate } from './claim-input.ts';
import type { HalfYear } from './half-year.ts';
import { type BasisPoints, percentText } from './rate.ts';
import { type ReferenceRate, referenceRate } from './rate-table.ts';
import type { Regime } from './regime.ts';

/** A contract rate cannot be taken. `floor` is the lowest rate that could be, in basis points. */
export type ContractRateRefusal =
  | { readonly kind: 'contractRateUnknownToRegime'; readonly field: 'contractRate'; readonly message: string }
  | {
      readonly kind: 'contractRateBelowFloor';
      readonly field: 'contractRate';
      readonly halfYear: HalfYear;
      readonly floor: BasisPoints;
      readonly isProvisional: boolean;
      readonly message: string;
    };

/** The reference rates on which a contract rate is tested in some half-years; none where the regime knows no floor. */
export function floorReferences({ contractRateFloor }: Regime, halfYears: readonly HalfYear[]): ReferenceRate[] {
  if (contractRateFloor === undefined) return [];
  return halfYears.flatMap((halfYear) => referenceRate(contractRateFloor.table, halfYear) ?? []);
}

/**
 * Why a contract rate cannot be taken for interest in some half-years; undefined when it can. In every half-year it may
 * not be below so many times the reference rate of it: in France three times the legal interest rate, "other cases"
 * (C. com. L441-10 II). Only an agreed rate is tested, never the one that the law gives by itself.
 */
export function contractRateRefusal(
  regime: Regime,
  { basisPoints }: ContractRate,
  halfYears: readonly HalfYear[],
): ContractRateRefusal | undefined {
  const { contractRateFloor } = regime;
  if (contractRateFloor === undefined)
    return {
      kind: 'contractRateUnknownToRegime',
      field: 'contractRate',
      message: `which contract rates ${regime.law} allows is not known here: leave it out for the rate of the law`,
    };
  const { times, table } = contractRateFloor;
  const low = floorReferences(regime, halfYears).find(({ rate }) => basisPoints < times * rate);
  if (low === undefined) return undefined;
  const floor = times * low.rate;
  return {
    kind: 'contractRateBelowFloor',
    field: 'contractRate',
    halfYear: low.halfYear,
    floor,
    isProvisional: low.isProvisional,
    message:
      `${percentText(basisPoints)} % is below the floor of ${low.halfYear}, ${percentText(floor)} %: ` +
      `${times} times the ${table.name.en}, ${percentText(low.rate)} %${low.isProvisional ? ' (provisional)' : ''}`,
  };
}
