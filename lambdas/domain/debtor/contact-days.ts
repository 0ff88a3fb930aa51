import { isBusinessDay } from '../calendar/business-days.ts';
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import type { HolidayCalendar } from '../calendar/public-holidays.ts';
import { type Weekday, weekdayOf } from '../calendar/weekday.ts';
import type { Debtor } from '../debtor.ts';
import type { Stage } from '../dunning-policy.ts';

/** What of a debtor says on which days he is written to. */
export type ContactDaysOf = Pick<Debtor, 'contactDays' | 'doNotWrite'>;

/**
 * The weekdays on which a step is told to a debtor; undefined when any will do. A formal notice is not bound by them: it
 * is an act of law whose date counts, not one of the letters that the debtor wants together. Nor is what no message tells:
 * a call, or a decision. A transactional message, which answers what the debtor did or agreed to, would be of no use a week
 * later: it leaves at once, and never asks here.
 */
export function contactDaysOf(
  { contactDays, doNotWrite }: ContactDaysOf,
  step: Stage | 'legalDecision',
): readonly Weekday[] | undefined {
  if (!contactDays || contactDays.length === 0 || doNotWrite) return undefined;
  return step === 'legalEscalation' || step === 'legalDecision' ? undefined : contactDays;
}

/** Whether a debtor is written to on a date: a named weekday, or the first business day after one that is none. */
export function isContactDay(date: CivilDate, days: readonly Weekday[], calendar: HolidayCalendar): boolean {
  if (!isBusinessDay(date, calendar)) return false;
  if (days.includes(weekdayOf(date))) return true;
  for (let before = addDays(date, -1); !isBusinessDay(before, calendar); before = addDays(before, -1))
    if (days.includes(weekdayOf(before))) return true;
  return false;
}

/** The date itself when a debtor is written to on it, else the next such day. */
export function onOrAfterContactDay(
  date: CivilDate,
  days: readonly Weekday[] | undefined,
  calendar: HolidayCalendar,
): CivilDate {
  let day = date;
  while (days && !isContactDay(day, days, calendar)) day = addDays(day, 1);
  return day;
}
