import * as z from 'zod';
import type { CivilDate } from './civil-date.ts';
import { firstYear, holidayTable, lastYear } from './public-holidays.table.ts';

/**
 * The public holidays a creditor may keep: those of the whole country, and for France also those that Moselle,
 * Bas-Rhin and Haut-Rhin add. GB means the bank holidays of England and Wales, with their substitute days.
 */
export const holidayCalendarSchema = z.enum(['FR', 'FR-ALSACE-MOSELLE', 'BE', 'DE', 'ES', 'IT', 'LU', 'NL', 'GB']);
export type HolidayCalendar = z.infer<typeof holidayCalendarSchema>;

/** The holidays of that year are not in the table; `npm run holidays` writes it, for the years its script names. */
export class CalendarRangeError extends Error {
  override readonly name = 'CalendarRangeError';
  constructor(date: CivilDate, calendar: HolidayCalendar) {
    super(
      `the public holidays of ${date.slice(0, 4)} are not known (${date}, calendar ${calendar}): ` +
        `the table holds ${firstYear} to ${lastYear}`,
    );
  }
}

type TableEntry = { readonly everyYear: string; readonly byYear: string };

function datesOf({ everyYear, byYear }: TableEntry): ReadonlySet<CivilDate> {
  return new Set(
    byYear.split('/').flatMap((moving, index) =>
      `${everyYear} ${moving}`
        .trimEnd()
        .split(' ')
        .map((monthDay) => `${firstYear + index}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`),
    ),
  );
}

/** Unpacked on first use: most deployments ask for one calendar only. */
const unpacked = new Map<HolidayCalendar, ReadonlySet<CivilDate>>();

function holidaysOf(calendar: HolidayCalendar): ReadonlySet<CivilDate> {
  const dates = unpacked.get(calendar) ?? datesOf(holidayTable[calendar]);
  unpacked.set(calendar, dates);
  return dates;
}

/**
 * Whether the date is a public holiday of that calendar, on whatever day of the week it falls.
 * Throws `CalendarRangeError` outside the years of the table.
 */
export function isPublicHoliday(date: CivilDate, calendar: HolidayCalendar): boolean {
  const year = Number(date.slice(0, 4));
  if (!(year >= firstYear && year <= lastYear)) throw new CalendarRangeError(date, calendar);
  return holidaysOf(calendar).has(date);
}
