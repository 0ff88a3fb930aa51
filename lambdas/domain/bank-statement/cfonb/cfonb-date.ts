import type { CivilDate } from '../../calendar/civil-date.ts';
import { dayOfShortYear } from '../statement-date.ts';
import { type CfonbLine, columns } from './cfonb-lines.ts';

/** A date of six columns, DDMMYY, from the column named; undefined where it is none. */
export function cfonbDate(line: CfonbLine, from: number): CivilDate | undefined {
  const field = columns(line, from, from + 5);
  return /^\d{6}$/.test(field) ? dayOfShortYear(field.slice(4), field.slice(2, 4), field.slice(0, 2)) : undefined;
}
