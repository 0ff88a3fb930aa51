import type { CivilDate } from './civil-date.ts';

/** The days of the week in the order of ISO 8601. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** The day of the week of a date. */
export function weekdayOf(date: CivilDate): Weekday {
  const sinceSunday = new Date(`${date}T00:00:00.000Z`).getUTCDay();
  return weekdays[(sinceSunday + 6) % 7] ?? 'monday';
}
