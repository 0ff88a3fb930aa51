import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addDays, type CivilDate } from '../../../lambdas/domain/calendar/civil-date.ts';
import {
  CalendarRangeError,
  type HolidayCalendar,
  holidayCalendarSchema,
  isPublicHoliday,
} from '../../../lambdas/domain/calendar/public-holidays.ts';

function daysFrom(first: CivilDate, last: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

const everyDay = daysFrom('2010-01-01', '2045-12-31');
const years = Array.from({ length: 36 }, (_, index) => 2010 + index);

/** Public holidays as the library gives them, unchanged. */
function oracle(...[country, state]: readonly [string, string?]): ReadonlySet<CivilDate> {
  const holidays = state === undefined ? new Holidays(country) : new Holidays(country, state);
  const found = years.flatMap((year) => holidays.getHolidays(year));
  return new Set(found.filter(({ type }) => type === 'public').map(({ date }) => date.slice(0, 10)));
}

const oracles: readonly (readonly [HolidayCalendar, string, readonly [string, string?], readonly CivilDate[]])[] = [
  ['FR', 'France', ['FR'], []],
  ['FR-ALSACE-MOSELLE', 'Bas-Rhin', ['FR', '67'], []],
  ['FR-ALSACE-MOSELLE', 'Haut-Rhin', ['FR', '68'], []],
  ['FR-ALSACE-MOSELLE', 'Moselle', ['FR', '57'], []],
  ['BE', 'Belgium', ['BE'], []],
  ['DE', 'Germany', ['DE'], []],
  // Mondays after a Christmas Day on a Sunday, which only some communities keep.
  ['ES', 'Spain', ['ES'], ['2011-12-26', '2016-12-26', '2022-12-26', '2033-12-26', '2039-12-26', '2044-12-26']],
  ['IT', 'Italy', ['IT'], []],
  ['LU', 'Luxembourg', ['LU'], []],
  ['NL', 'the Netherlands', ['NL'], []],
  // A royal wedding that the library does not have, and a spring bank holiday that was put off.
  ['GB', 'England', ['GB', 'ENG'], ['2011-04-29', '2012-05-28', '2012-06-04']],
  ['GB', 'Wales', ['GB', 'WLS'], ['2011-04-29', '2012-05-28', '2012-06-04']],
];

describe('the public holidays of 2010 to 2045', () => {
  it.each(oracles)(
    'of %s are those of %s, but for the known slips of the library',
    (calendar, _place, where, slips) => {
      const expected = oracle(...where);
      expect(everyDay.filter((day) => isPublicHoliday(day, calendar) !== expected.has(day))).toEqual(slips);
    },
  );

  it('have an oracle for every calendar', () => {
    expect(new Set(oracles.map(([calendar]) => calendar))).toEqual(new Set(holidayCalendarSchema.options));
  });

  it.each([
    ['FR', 2026, ['01-01', '04-06', '05-01', '05-08', '05-14', '05-25', '07-14', '08-15', '11-01', '11-11', '12-25']],
    ['DE', 2017, ['01-01', '04-14', '04-17', '05-01', '05-25', '06-05', '10-03', '10-31', '12-25', '12-26']],
    ['ES', 2022, ['01-01', '01-06', '04-15', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25']],
    // As published by gov.uk: substitute days beside the Saturdays and Sundays they stand for, and the days of two monarchs.
    ['GB', 2021, ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-25', '12-26', '12-27', '12-28']],
    [
      'GB',
      2022,
      ['01-01', '01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-25', '12-26', '12-27'],
    ],
    ['GB', 2023, ['01-01', '01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26']],
    ['GB', 2012, ['01-01', '01-02', '04-06', '04-09', '05-07', '06-04', '06-05', '08-27', '12-25', '12-26']],
  ] as const)('of %s in %i are the published ones', (calendar, year, expected) => {
    const found = daysFrom(`${year}-01-01`, `${year}-12-31`).filter((day) => isPublicHoliday(day, calendar));
    expect(found).toEqual(expected.map((monthDay) => `${year}-${monthDay}`));
  });

  it.each(['2009-12-31', '2046-01-01'])('end there: %s is refused by its year', (date) => {
    expect(() => isPublicHoliday(date, 'FR')).toThrow(CalendarRangeError);
    expect(() => isPublicHoliday(date, 'FR')).toThrow(date.slice(0, 4));
  });

  it.each(['2010-01-01', '2045-12-25'])('reach as far as %s', (date) => {
    expect(isPublicHoliday(date, 'FR')).toBe(true);
  });
});

const legalTable = fileURLToPath(new URL('../../../../shared/law/fr_public_holidays.csv', import.meta.url));
const isTableHere = existsSync(legalTable);
if (!isTableHere) console.info(`Skipped: the table of French public holidays is not at ${legalTable}`);

describe('the French public holidays', () => {
  it.skipIf(!isTableHere)('are those of the table drawn from the labor code (C. trav. L3133-1)', () => {
    const rows = z
      .array(z.object({ date: z.string(), scope: z.enum(['FR', 'Alsace-Moselle']) }))
      .parse(parse(readFileSync(legalTable), { columns: true }));
    const national = rows.filter(({ scope }) => scope === 'FR').map(({ date }) => date);
    const local = rows.map(({ date }) => date);
    const days = daysFrom(`${local.toSorted()[0]?.slice(0, 4)}-01-01`, `${local.toSorted().at(-1)?.slice(0, 4)}-12-31`);
    expect(days.filter((day) => isPublicHoliday(day, 'FR'))).toEqual(national.toSorted());
    expect(days.filter((day) => isPublicHoliday(day, 'FR-ALSACE-MOSELLE'))).toEqual(local.toSorted());
  });
});
