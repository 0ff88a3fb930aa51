import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import { instantAt, localDate } from '../../../lambdas/domain/calendar/send-window.ts';

/** What the clocks of a zone show, by Intl alone. */
function shownAt(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(instant),
  );
}

describe('local dates and times', () => {
  it.each([
    ['2026-04-10T21:59:59.999Z', 'Europe/Paris', '2026-04-10'],
    ['2026-04-10T22:00:00.000Z', 'Europe/Paris', '2026-04-11'],
    ['2026-01-10T22:59:59.999Z', 'Europe/Paris', '2026-01-10'],
    ['2026-01-10T23:00:00.000Z', 'Europe/Paris', '2026-01-11'],
    ['2026-01-10T02:59:59.000Z', 'America/Cayenne', '2026-01-09'],
    ['2026-01-10T20:00:00+14:00', 'Pacific/Kiritimati', '2026-01-10'],
  ])('%s in %s is on %s', (instant, timeZone, expected) => {
    expect(localDate(instant, timeZone)).toBe(expected);
    expect(localDate(new Date(instant), timeZone)).toBe(expected);
  });

  it.each([
    ['2026-04-10', '09:00', 'Europe/Paris', '2026-04-10T07:00:00.000Z'],
    ['2026-01-10', '09:00', 'Europe/Paris', '2026-01-10T08:00:00.000Z'],
    ['2026-03-28', '09:00', 'Europe/Paris', '2026-03-28T08:00:00.000Z'],
    ['2026-03-29', '01:59', 'Europe/Paris', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '03:00', 'Europe/Paris', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '09:00', 'Europe/Paris', '2026-03-29T07:00:00.000Z'],
    ['2026-10-24', '09:00', 'Europe/Paris', '2026-10-24T07:00:00.000Z'],
    ['2026-10-25', '03:00', 'Europe/Paris', '2026-10-25T02:00:00.000Z'],
    ['2026-10-25', '09:00', 'Europe/Paris', '2026-10-25T08:00:00.000Z'],
    ['2026-06-10', '09:00', 'Asia/Kathmandu', '2026-06-10T03:15:00.000Z'],
    ['2026-06-10', '09:00', 'America/St_Johns', '2026-06-10T11:30:00.000Z'],
    ['2026-06-10', '09:00', 'UTC', '2026-06-10T09:00:00.000Z'],
  ])('%s %s in %s is %s', (date, time, timeZone, expected) => {
    expect(instantAt(date, time, timeZone)).toBe(expected);
  });

  it.each([
    ['Europe/Paris', '2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
    ['Europe/Paris', '2026-03-29', '02:30', '2026-03-29T01:00:00.000Z'],
    ['Europe/Paris', '2026-03-29', '02:59', '2026-03-29T01:00:00.000Z'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:00:00.000Z'],
    // Half an hour only, and a whole day when Samoa crossed the date line.
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00.000Z'],
    ['Pacific/Apia', '2011-12-30', '09:00', '2011-12-30T10:00:00.000Z'],
  ])('the clocks of %s skip %s %s: the first instant after the gap is taken', (timeZone, date, time, expected) => {
    expect(instantAt(date, time, timeZone)).toBe(expected);
  });

  it.each([
    ['Europe/Paris', '2026-10-25', '02:00', '2026-10-25T00:00:00.000Z'],
    ['Europe/Paris', '2026-10-25', '02:59', '2026-10-25T00:59:00.000Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
  ])('the clocks of %s show %s %s twice: the first time is taken', (timeZone, date, time, expected) => {
    expect(instantAt(date, time, timeZone)).toBe(expected);
  });

  it('is the time that Intl shows, in any zone on any day, but for the hours that do not exist', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const days = fc.integer({ min: 0, max: 36 * 365 });
    fc.assert(
      fc.property(zones, days, fc.integer({ min: 0, max: 1439 }), (timeZone, day, minute) => {
        const date = addDays('2010-01-01', day);
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const instant = instantAt(date, time, timeZone);
        const shown = shownAt(instant, timeZone);
        expect(localDate(instant, timeZone)).toBe(shown.slice(0, 10));
        const before = shownAt(new Date(Date.parse(instant) - 60_000).toISOString(), timeZone);
        if (shown !== `${date} ${time}`) expect(before < `${date} ${time}` && `${date} ${time}` < shown).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('names what is not an instant, a date or a zone', () => {
    expect(() => localDate('soon', 'Europe/Paris')).toThrow('"soon" is not an instant');
    expect(() => instantAt('2026-04-10', '9am', 'Europe/Paris')).toThrow('9am');
    expect(() => instantAt('2026-04-10', '09:00', 'Mars/Olympus')).toThrow('Mars/Olympus');
  });
});
