import { type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import type { WrittenDate } from './written-invoice.ts';

/** A date as it is read: `isAsAsked` tells whether it is written as EN 16931 has it written. */
export type ReadDate = { readonly on: CivilDate; readonly isAsAsked: boolean };

// UNTDID 2379: 102 CCYYMMDD, 203 CCYYMMDDHHMM, 204 CCYYMMDDHHMMSS. Others (610: a month, 616: a week …) name no day.
const formats = new Map([
  ['102', /^(\d{4})(\d\d)(\d\d)$/],
  ['203', /^(\d{4})(\d\d)(\d\d)\d{4}$/],
  ['204', /^(\d{4})(\d\d)(\d\d)\d{6}$/],
]);

/** xs:date, with or without a time zone, which does not move the day that was written. */
const schemaDate = /^(\d{4})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:\d\d)?$/;
const schemaDateTime = /^(\d{4})-(\d\d)-(\d\d)T[\d:.]{5,20}(?:Z|[+-]\d\d:\d\d)?$/;

/**
 * The day that is written; undefined when none is, or one that no calendar has. A date that can only be read in one way
 * is read although its format is another than the file says: it is told, not refused.
 */
export function readDate({ text, format }: WrittenDate): ReadDate | undefined {
  const ways: readonly [RegExp | undefined, boolean][] = [
    [formats.get(format), format === '102'],
    [schemaDate, format === 'xsd'],
    [schemaDateTime, false],
  ];
  for (const [pattern, isAsAsked] of ways) {
    const [, year, month, day] = pattern?.exec(text) ?? [];
    const read = civilDateSchema.safeParse(`${year}-${month}-${day}`);
    if (read.success) return { on: read.data, isAsAsked };
  }
  return undefined;
}
