import type { CivilDate } from '../calendar/civil-date.ts';

/** A half of a calendar year, as the rate tables name it: `2026-S1` runs from 1 January to 30 June, `2026-S2` after it. */
export type HalfYear = `${number}-S${1 | 2}`;

/** The half-year that a date lies in. */
export function halfYearOf(date: CivilDate): HalfYear {
  return `${Number(date.slice(0, 4))}-S${date.slice(5, 7) < '07' ? 1 : 2}`;
}

/** 1 January or 1 July of it: the day whose rate counts for all of it. */
export function firstDayOf(halfYear: HalfYear): CivilDate {
  return `${halfYear.slice(0, 4)}-${halfYear.endsWith('1') ? '01' : '07'}-01`;
}

/** The half-year after it. */
export function nextHalfYear(halfYear: HalfYear): HalfYear {
  const year = Number(halfYear.slice(0, 4));
  return halfYear.endsWith('1') ? `${year}-S2` : `${year + 1}-S1`;
}

/** Every half-year that has a day from the first date to the last, both included; none when they are the wrong way. */
export function halfYearsBetween(from: CivilDate, to: CivilDate): HalfYear[] {
  const found: HalfYear[] = [];
  for (let halfYear = halfYearOf(from); from <= to && firstDayOf(halfYear) <= to; halfYear = nextHalfYear(halfYear))
    found.push(halfYear);
  return found;
}
