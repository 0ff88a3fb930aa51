import { addBusinessDays, isBusinessDay, onOrAfterBusinessDay } from '../calendar/business-days.ts';
import { addDays, type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import { instantAt, localDate, type SendWindow } from '../calendar/send-window.ts';
import type { Creditor } from '../creditor.ts';
import type { DigestKind } from './digest.ts';

type Asked = NonNullable<Creditor['digests']>;
type Calendar = Pick<SendWindow, 'timeZone' | 'businessDaysOf'>;

/** Late enough that the day's payments are known, early enough that somebody can still hold a message. */
const dailyTime = '16:00';
/** At the start of a week. */
const weeklyTime = '08:00';

/** A digest whose time has come, and the day it is about: the next business day, or today. */
export type DueDigest = { readonly kind: DigestKind; readonly day: CivilDate; readonly about: CivilDate };

const aMonday = '2024-01-01';

/** The Monday of the week of a date. */
export function mondayOf(date: CivilDate): CivilDate {
  return addDays(date, -(((daysBetween(aMonday, date) % 7) + 7) % 7));
}

/** The digests of a business day with the instant from which each is sent; it is dropped when that day is over. */
function digestsOf(today: CivilDate, { daily, weekly }: Asked, { timeZone, businessDaysOf }: Calendar) {
  if (!isBusinessDay(today, businessDaysOf)) return [];
  const monday = mondayOf(today);
  const isFirstOfWeek = onOrAfterBusinessDay(monday, businessDaysOf) === today;
  const about = addBusinessDays(today, 1, businessDaysOf);
  const all: (DueDigest & { from: string })[] = [
    ...(daily ? [{ kind: 'daily' as const, day: today, about, from: instantAt(today, dailyTime, timeZone) }] : []),
    ...(weekly && isFirstOfWeek
      ? [{ kind: 'weekly' as const, day: monday, about: today, from: instantAt(today, weeklyTime, timeZone) }]
      : []),
  ];
  return all;
}

/** The digests to be sent by now. */
export function dueDigests(asked: Asked | undefined, calendar: Calendar, now: string): DueDigest[] {
  if (!asked) return [];
  return digestsOf(localDate(now, calendar.timeZone), asked, calendar)
    .filter(({ from }) => from <= now)
    .map(({ kind, day, about }) => ({ kind, day, about }));
}

/** Days in a row without a business day that a calendar may have, at most. */
const farthestDays = 14;

/** The first instant after another one at which a digest falls due; undefined when none ever does. */
export function nextDigestAt(asked: Asked | undefined, calendar: Calendar, after: string): string | undefined {
  if (!asked) return undefined;
  const today = localDate(after, calendar.timeZone);
  for (let ahead = 0; ahead <= farthestDays; ahead += 1) {
    const instants = digestsOf(addDays(today, ahead), asked, calendar).map(({ from }) => from);
    const next = instants.filter((instant) => instant > after).toSorted()[0];
    if (next !== undefined) return next;
  }
  return undefined;
}
