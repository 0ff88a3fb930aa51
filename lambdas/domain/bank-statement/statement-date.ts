import { type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';

/** The day in `2026-03-31` or `2026-03-31T…`, as the bank writes it in its own time; undefined when there is no such day. */
export function dayIn(text: string | undefined): CivilDate | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?:[TZ+-].*)?$/s.exec(text ?? '')?.[1];
  return day !== undefined && civilDateSchema.safeParse(day).success ? day : undefined;
}

/** The day of a year in two digits: 80 to 99 are of the twentieth century, which `civilDateSchema` then bounds. */
export function dayOfShortYear(year: string, month: string, day: string): CivilDate | undefined {
  return dayIn(`${Number(year) >= 80 ? '19' : '20'}${year}-${month}-${day}`);
}
