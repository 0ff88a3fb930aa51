import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  civilDateSchema,
  daysBetween,
  isWeekend,
} from '../../../lambdas/domain/calendar/civil-date.ts';

const anyDate = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const faultOf = (value: unknown) => civilDateSchema.safeParse(value).error?.issues[0]?.message;

describe('a calendar date', () => {
  it.each(['1990-01-01', '2026-02-28', '2028-02-29', '2000-02-29', '2199-12-31'])('takes %s', (date) => {
    expect(civilDateSchema.parse(date)).toBe(date);
  });

  it.each([
    ['2026-02-29', '2026-02-29 does not exist in the calendar'],
    ['2100-02-29', '2100-02-29 does not exist in the calendar'],
    ['2026-04-31', '2026-04-31 does not exist in the calendar'],
    ['2026-13-01', '2026-13-01 does not exist in the calendar'],
    ['2026-00-10', '2026-00-10 does not exist in the calendar'],
    ['1989-12-31', '1989-12-31 is outside the years 1990 to 2199'],
    ['2200-01-01', '2200-01-01 is outside the years 1990 to 2199'],
    ['26-04-10', '"26-04-10" is not a date, YYYY-MM-DD'],
    ['10/04/2026', '"10/04/2026" is not a date, YYYY-MM-DD'],
    ['2026-04-10T00:00:00Z', '"2026-04-10T00:00:00Z" is not a date, YYYY-MM-DD'],
    ['', '"" is not a date, YYYY-MM-DD'],
  ])('refuses %s and says why', (date, fault) => {
    expect(faultOf(date)).toBe(fault);
  });

  it('refuses what is not text', () => {
    expect(civilDateSchema.safeParse(20260410).success).toBe(false);
  });
});

describe('counting calendar days', () => {
  it.each([
    ['2026-03-28', 1, '2026-03-29'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-04-10', 0, '2026-04-10'],
  ])('%s and %i days is %s, whatever the clocks do', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-15', 2, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-31', 120, '2036-12-31'],
  ])('%s and %i months is %s, the last day of a month that is too short', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('goes any number of days ahead and comes back', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(addDays(addDays(date, days), -days)).toBe(date);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it('orders dates as plain text', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(a < b).toBe(daysBetween(a, b) > 0);
      }),
    );
  });

  it('names the text that is no date', () => {
    expect(() => addDays('tomorrow', 1)).toThrow('"tomorrow" is not a date');
  });

  it.each([
    ['2026-04-10', false],
    ['2026-04-11', true],
    ['2026-04-12', true],
    ['2026-04-13', false],
  ])('knows whether %s is a weekend', (date, expected) => {
    expect(isWeekend(date)).toBe(expected);
  });
});
