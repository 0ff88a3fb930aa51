import type { CivilDate } from '../calendar/civil-date.ts';
import { firstDayOf, type HalfYear } from './half-year.ts';
import type { BasisPoints } from './rate.ts';

/**
 * A rate in force from a day on, until the next line. `computed` when it was not read in a publication but follows from
 * the rule by which the rate moves.
 */
export type RateLine = readonly [from: CivilDate, rate: BasisPoints, origin?: 'computed'];

/**
 * A reference rate over time, oldest line first. A table speaks for the half-years that begin on or before its last
 * line: a rate that has not moved needs a line of its own for 1 January or 1 July, because silence is not a rate.
 */
export type RateTable = {
  readonly id: string;
  readonly name: { readonly en: string; readonly fr: string };
  readonly lines: readonly RateLine[];
};

/** The rate of a half-year. Provisional when the table does not reach it: the last one known stands in. */
export type ReferenceRate = {
  readonly table: RateTable;
  readonly halfYear: HalfYear;
  readonly rate: BasisPoints;
  readonly isComputed: boolean;
  readonly isProvisional: boolean;
};

/** The rate in force on the first day of a half-year; undefined when that lies before the table. */
export function referenceRate(table: RateTable, halfYear: HalfYear): ReferenceRate | undefined {
  const day = firstDayOf(halfYear);
  const line = table.lines.findLast(([from]) => from <= day);
  if (line === undefined) return undefined;
  const [, rate, origin] = line;
  const isProvisional = !table.lines.some(([from]) => from >= day);
  return { table, halfYear, rate, isComputed: origin === 'computed', isProvisional };
}
