import { format, isValid, parse } from 'date-fns';
import type { CivilDate } from '../../lambdas/domain/calendar/civil-date.ts';

// What a format leaves out is taken from here; noon, so that no zone's clock change moves the date.
const reference = new Date(2000, 0, 1, 12);

/** The calendar date that a text in a date-fns format tells; undefined when it tells none. */
export function parseDate(text: string, dateFormat: string): CivilDate | undefined {
  const date = parse(text, dateFormat, reference);
  return isValid(date) ? format(date, 'yyyy-MM-dd') : undefined;
}
