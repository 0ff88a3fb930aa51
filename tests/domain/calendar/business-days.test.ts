import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  isBusinessDay,
  onOrAfterBusinessDay,
  onOrBeforeBusinessDay,
} from '../../../lambdas/domain/calendar/business-days.ts';
import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import { CalendarRangeError, holidayCalendarSchema } from '../../../lambdas/domain/calendar/public-holidays.ts';

const anyCalendar = fc.constantFrom(...holidayCalendarSchema.options);
const anyDate = fc.integer({ min: 0, max: 35 * 365 }).map((days) => addDays('2010-01-01', days));

describe('a business day', () => {
  it.each([
    ['2026-04-02', 'FR', true],
    ['2026-04-03', 'FR', true],
    ['2026-04-03', 'FR-ALSACE-MOSELLE', false],
    ['2026-04-03', 'GB', false],
    ['2026-04-04', 'FR', false],
    ['2026-04-05', 'FR', false],
    ['2026-04-06', 'FR', false],
    ['2026-04-07', 'FR', true],
    ['2026-12-28', 'GB', false],
    ['2026-12-28', 'FR', true],
  ] as const)('%s in %s: %s', (date, calendar, expected) => {
    expect(isBusinessDay(date, calendar)).toBe(expected);
  });

  it('is not known beyond the table of holidays, not even for a Sunday', () => {
    expect(() => isBusinessDay('2046-01-07', 'FR')).toThrow(CalendarRangeError);
  });
});

describe('the nearest business day', () => {
  it.each([
    ['2026-04-03', 'FR', '2026-04-03'],
    ['2026-04-04', 'FR', '2026-04-07'],
    ['2026-05-01', 'FR', '2026-05-04'],
    ['2026-05-08', 'FR', '2026-05-11'],
    ['2026-12-25', 'GB', '2026-12-29'],
  ] as const)('on or after %s in %s is %s', (date, calendar, expected) => {
    expect(onOrAfterBusinessDay(date, calendar)).toBe(expected);
  });

  it.each([
    ['2026-04-03', 'FR', '2026-04-03'],
    ['2026-04-06', 'FR', '2026-04-03'],
    ['2026-04-06', 'GB', '2026-04-02'],
    ['2026-05-03', 'FR', '2026-04-30'],
  ] as const)('on or before %s in %s is %s', (date, calendar, expected) => {
    expect(onOrBeforeBusinessDay(date, calendar)).toBe(expected);
  });
});

describe('adding business days', () => {
  it.each([
    ['2026-04-02', 0, '2026-04-02'],
    ['2026-04-04', 0, '2026-04-07'],
    ['2026-04-02', 1, '2026-04-03'],
    ['2026-04-02', 2, '2026-04-07'],
    ['2026-04-04', 1, '2026-04-07'],
    ['2026-04-04', 2, '2026-04-08'],
    ['2026-04-30', 2, '2026-05-05'],
  ])('%s and %i in France is %s', (date, n, expected) => {
    expect(addBusinessDays(date, n, 'FR')).toBe(expected);
  });

  it.each([-1, 1.5, Number.NaN])('refuses %d days', (n) => {
    expect(() => addBusinessDays('2026-04-02', n, 'FR')).toThrow(String(n));
  });

  it('lands on a business day with just so many business days passed', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 40 }), anyCalendar, (date, n, calendar) => {
        const end = addBusinessDays(date, n, calendar);
        expect(isBusinessDay(end, calendar)).toBe(true);
        if (n === 0) return;
        let counted = 0;
        for (let day = addDays(date, 1); day <= end; day = addDays(day, 1))
          if (isBusinessDay(day, calendar)) counted += 1;
        expect(counted).toBe(n);
      }),
    );
  });

  it('comes to the same in one go or in two', () => {
    const few = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(anyDate, few, few, anyCalendar, (date, first, second, calendar) => {
        expect(addBusinessDays(addBusinessDays(date, first, calendar), second, calendar)).toBe(
          addBusinessDays(date, first + second, calendar),
        );
      }),
    );
  });
});
