import * as z from 'zod';
import { addDays, civilDateSchema, type CivilDate } from './calendar/civil-date.ts';

const monthDay = /^\d{2}-\d{2}$/;

/** Any leap year: it has all the days that a month may have. */
const leapYear = '2028';

function isDay(text: string): boolean {
  return civilDateSchema.safeParse(monthDay.test(text) ? `${leapYear}-${text}` : text).success;
}

const edgeSchema = z.string().refine(isDay, {
  error: ({ input }) => `"${String(input)}" is not a day, MM-DD or YYYY-MM-DD`,
  abort: true,
});

/**
 * Days on which nothing is sent, first and last included: every year (`08-01` to `08-20`; `12-20` to `01-05` goes
 * over the year's end), or once (`2026-06-01` to `2026-06-10`).
 */
export const quietPeriodSchema = z
  .strictObject({ from: edgeSchema, to: edgeSchema, reason: z.string().trim().min(1).max(200).optional() })
  .superRefine(({ from, to }, context) => {
    const isYearly = monthDay.test(from);
    if (isYearly !== monthDay.test(to))
      context.addIssue({
        code: 'custom',
        path: ['to'],
        message: 'must be written as "from" is: both MM-DD or both YYYY-MM-DD',
      });
    else if (!isYearly && to < from)
      context.addIssue({ code: 'custom', path: ['to'], message: `${to} is before ${from}` });
  });
export type QuietPeriod = Readonly<z.infer<typeof quietPeriodSchema>>;

function covers(date: CivilDate, { from, to }: QuietPeriod): boolean {
  const day = monthDay.test(from) ? date.slice(5) : date;
  return from <= to ? from <= day && day <= to : from <= day || day <= to;
}

/** Whether nothing is sent on that date. */
export function isQuiet(date: CivilDate, periods: readonly QuietPeriod[]): boolean {
  return periods.some((period) => covers(date, period));
}

/** How many days of a leap year the yearly periods take together; days they share count once. */
export function quietDaysOfAYear(periods: readonly QuietPeriod[]): number {
  const yearly = periods.filter(({ from }) => monthDay.test(from));
  const days = Array.from({ length: 366 }, (_, day) => addDays(`${leapYear}-01-01`, day));
  return days.filter((date) => isQuiet(date, yearly)).length;
}
