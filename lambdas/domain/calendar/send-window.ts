import * as z from 'zod';
import { isBusinessDay } from './business-days.ts';
import { addDays, type CivilDate } from './civil-date.ts';
import { holidayCalendarSchema } from './public-holidays.ts';
import { instantOfChange, offsetAt } from './zone-offset.ts';

function isTimeZone(name: string): boolean {
  // Intl also takes bare offsets such as +01:00, which know no summer time.
  if (!/^[A-Z]/i.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
  error: ({ input }) => `"${String(input)}" is not a time of day, HH:MM`,
  abort: true,
});

/** When a creditor writes to debtors: from `from` until before `to`, local time, on business days of one calendar. */
export const sendWindowSchema = z
  .strictObject({
    timeZone: z
      .string()
      .refine(isTimeZone, { error: ({ input }) => `"${String(input)}" is not an IANA time zone such as Europe/Paris` }),
    from: timeOfDaySchema,
    to: timeOfDaySchema,
    businessDaysOf: holidayCalendarSchema,
  })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'must be later in the day than "from"' });
export type SendWindow = Readonly<z.infer<typeof sendWindowSchema>>;

function millisecondsOf(instant: Date | string): number {
  const milliseconds = new Date(instant).getTime();
  if (Number.isNaN(milliseconds)) throw new RangeError(`"${String(instant)}" is not an instant`);
  return milliseconds;
}

function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The calendar date in a time zone at an instant (a Date, or ISO 8601 text). */
export function localDate(instant: Date | string, timeZone: string): CivilDate {
  const milliseconds = millisecondsOf(instant);
  return isoOf(milliseconds + offsetAt(timeZone, milliseconds)).slice(0, 10);
}

/** What the clocks of a time zone show at an instant, `HH:MM`. */
export function localTime(instant: Date | string, timeZone: string): string {
  const milliseconds = millisecondsOf(instant);
  return isoOf(milliseconds + offsetAt(timeZone, milliseconds)).slice(11, 16);
}

/**
 * The instant at which the clocks of a time zone show `HH:MM` on a date, as ISO 8601 in UTC with milliseconds.
 * A time that the clocks show twice is taken the first time; one that they skip becomes the first instant after the gap.
 */
export function instantAt(date: CivilDate, time: string, timeZone: string): string {
  const shown = millisecondsOf(`${date}T${time}:00.000Z`);
  // No zone is a day away from UTC, so these two lie on either side of `shown`, and of any change of the clocks near it.
  const offsetBefore = offsetAt(timeZone, shown - 86_400_000);
  const offsetAfter = offsetAt(timeZone, shown + 86_400_000);
  const byOffsetBefore = shown - offsetBefore;
  if (offsetAt(timeZone, byOffsetBefore) === offsetBefore) return isoOf(byOffsetBefore);
  const byOffsetAfter = shown - offsetAfter;
  if (offsetAt(timeZone, byOffsetAfter) === offsetAfter) return isoOf(byOffsetAfter);
  return isoOf(instantOfChange(timeZone, byOffsetAfter, byOffsetBefore));
}

/** The instant the send hours begin on a date, whatever day it is. */
export function openingOn(date: CivilDate, window: SendWindow): string {
  return instantAt(date, window.from, window.timeZone);
}

/** The instant the send hours are over on a date, whatever day it is; at that instant nothing leaves any more. */
export function closingOn(date: CivilDate, window: SendWindow): string {
  return instantAt(date, window.to, window.timeZone);
}

/** Whether a message may leave at that instant: a business day, from the opening on, before the closing. */
export function isOpen(instant: Date | string, window: SendWindow): boolean {
  const at = isoOf(millisecondsOf(instant));
  const date = localDate(at, window.timeZone);
  return isBusinessDay(date, window.businessDaysOf) && openingOn(date, window) <= at && at < closingOn(date, window);
}

/** The opening of the send hours on the first business day on or after a date. */
export function firstOpening(notBefore: CivilDate, window: SendWindow): string {
  let date = notBefore;
  // Not always a plain business day: hours that lie wholly in the hour the clocks skip do not exist on that day.
  while (!isOpen(openingOn(date, window), window)) date = addDays(date, 1);
  return openingOn(date, window);
}

/** The instant itself when the send hours are open then, else the next opening. */
export function firstOpeningFrom(instant: Date | string, window: SendWindow): string {
  const at = isoOf(millisecondsOf(instant));
  if (isOpen(at, window)) return at;
  const date = localDate(at, window.timeZone);
  return firstOpening(at < openingOn(date, window) ? date : addDays(date, 1), window);
}
