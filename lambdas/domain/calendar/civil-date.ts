import * as z from 'zod';

/** A calendar date, `YYYY-MM-DD`, without a time or a time zone. Dates compare as plain strings. */
export type CivilDate = string;

const firstYear = 1990;
const lastYear = 2199;

function faultOf(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return `"${text}" is not a date, YYYY-MM-DD`;
  const milliseconds = Date.parse(`${text}T00:00:00.000Z`);
  // V8 reads 31 February as a day in March, so only a date that comes back unchanged exists.
  if (Number.isNaN(milliseconds) || !new Date(milliseconds).toISOString().startsWith(text))
    return `${text} does not exist in the calendar`;
  const year = Number(text.slice(0, 4));
  return year < firstYear || year > lastYear ? `${text} is outside the years ${firstYear} to ${lastYear}` : undefined;
}

/** A calendar date that exists, in the years 1990 to 2199: outside them it is a slip of the pen, not a due date. */
export const civilDateSchema = z
  .string()
  .superRefine((text, context) => {
    const fault = faultOf(text);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault, continue: false });
  })
  .meta({ format: 'date' });

const millisecondsPerDay = 86_400_000;

/** Days since 1970-01-01: the arithmetic of dates, free of time zones. */
function dayNumber(date: CivilDate): number {
  const milliseconds = Date.parse(`${date}T00:00:00.000Z`);
  if (Number.isNaN(milliseconds)) throw new RangeError(`"${date}" is not a date, YYYY-MM-DD`);
  return milliseconds / millisecondsPerDay;
}

/** The date so many calendar days later, or earlier when `days` is negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date((dayNumber(date) + days) * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The same day so many months later, or the last one of a month that has no such day. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays(first.toISOString().slice(0, 10), Math.min(day, lastDay) - 1);
}

/** Calendar days from one date to another: 1 from a day to the next, negative backwards. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Whether the date is a Saturday or a Sunday. */
export function isWeekend(date: CivilDate): boolean {
  const weekday = new Date(dayNumber(date) * millisecondsPerDay).getUTCDay();
  return weekday === 0 || weekday === 6;
}
