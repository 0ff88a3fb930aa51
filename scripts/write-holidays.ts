/**
 * Writes the table of public holidays the domain reads, from the dev dependency date-holidays:
 * the library and its data weigh 1.4 MB, the table a few kB. Run it as `npm run holidays`.
 */
import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';
import type { HolidayCalendar } from '../lambdas/domain/calendar/public-holidays.ts';

const firstYear = 2010;
const lastYear = 2045;

type Place = {
  readonly country: string;
  readonly state?: string;
  /** Days to put right, YYYY-MM-DD. */
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  readonly withoutSubstitutes?: boolean;
};

/** Where date-holidays keeps each calendar, and what it has not quite right. */
const places: Record<HolidayCalendar, Place> = {
  FR: { country: 'FR' },
  // Bas-Rhin; Haut-Rhin and Moselle keep the same days.
  'FR-ALSACE-MOSELLE': { country: 'FR', state: '67' },
  BE: { country: 'BE' },
  DE: { country: 'DE' },
  // Some communities move a Christmas Day that is a Sunday to the Monday, the country as a whole does not.
  ES: { country: 'ES', withoutSubstitutes: true },
  IT: { country: 'IT' },
  LU: { country: 'LU' },
  NL: { country: 'NL' },
  // Those of Wales are the same. The royal wedding of 2011 is missing; the spring holiday of 2012 was put off for the jubilee.
  GB: { country: 'GB', state: 'ENG', add: ['2011-04-29', '2012-06-04'], remove: ['2012-05-28'] },
};

const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);

function publicHolidays(place: Place, year: number): readonly string[] {
  const { country, state, add = [], remove = [], withoutSubstitutes = false } = place;
  const holidays = state === undefined ? new Holidays(country) : new Holidays(country, state);
  const dates = holidays
    .getHolidays(year)
    .filter(({ type, substitute }) => type === 'public' && !(withoutSubstitutes && substitute === true))
    .map(({ date }) => date.slice(0, 10))
    .filter((date) => !remove.includes(date));
  const added = add.filter((date) => date.startsWith(String(year)));
  return [...new Set([...dates, ...added].map((date) => date.slice(5).replace('-', '')))].toSorted();
}

const entries = Object.entries(places).map(([calendar, place]) => {
  const byYear = years.map((year) => publicHolidays(place, year));
  const everyYear = (byYear[0] ?? []).filter((monthDay) => byYear.every((days) => days.includes(monthDay)));
  const moving = byYear.map((days) => days.filter((monthDay) => !everyYear.includes(monthDay)).join(' '));
  return `  ${calendar.includes('-') ? `'${calendar}'` : calendar}: {
    everyYear: '${everyYear.join(' ')}',
    byYear:
      '${moving.join('/')}',
  },`;
});

writeFileSync(
  new URL('../lambdas/domain/calendar/public-holidays.table.ts', import.meta.url),
  `// Written by scripts/write-holidays.ts (npm run holidays) from date-holidays; do not edit by hand.
// MMDD: the holidays that fall on the same day every year, then those of each year from the first on.
export const firstYear = ${firstYear};
export const lastYear = ${lastYear};

export const holidayTable = {
${entries.join('\n')}
} as const;
`,
);
