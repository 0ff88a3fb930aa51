import { addDays, isWeekend, type CivilDate } from './civil-date.ts';
import { isPublicHoliday, type HolidayCalendar } from './public-holidays.ts';

/** Whether the date is neither a Saturday, nor a Sunday, nor a public holiday of that calendar. */
export function isBusinessDay(date: CivilDate, calendar: HolidayCalendar): boolean {
  return !isPublicHoliday(date, calendar) && !isWeekend(date);
}

/** The date itself when it is a business day, else the next one. */
export function onOrAfterBusinessDay(date: CivilDate, calendar: HolidayCalendar): CivilDate {
  let day = date;
  while (!isBusinessDay(day, calendar)) day = addDays(day, 1);
  return day;
}

/** The date itself when it is a business day, else the one before. */
export function onOrBeforeBusinessDay(date: CivilDate, calendar: HolidayCalendar): CivilDate {
  let day = date;
  while (!isBusinessDay(day, calendar)) day = addDays(day, -1);
  return day;
}

/**
 * The n-th business day after a date; 0 gives the date itself or the next business day.
 * `n` is a whole number, 0 or more; anything else is a mistake of the caller and throws.
 */
export function addBusinessDays(date: CivilDate, n: number, calendar: HolidayCalendar): CivilDate {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`business days to add are 0, 1, 2 and so on, not ${n}`);
  if (n === 0) return onOrAfterBusinessDay(date, calendar);
  let day = date;
  for (let counted = 0; counted < n; counted += 1) day = onOrAfterBusinessDay(addDays(day, 1), calendar);
  return day;
}
