import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBusinessDay } from '../../../lambdas/domain/calendar/business-days.ts';
import { holidayCalendarSchema } from '../../../lambdas/domain/calendar/public-holidays.ts';
import {
  closingOn,
  firstOpening,
  firstOpeningFrom,
  isOpen,
  localDate,
  openingOn,
  type SendWindow,
  sendWindowSchema,
} from '../../../lambdas/domain/calendar/send-window.ts';

const paris: SendWindow = { timeZone: 'Europe/Paris', from: '09:00', to: '17:00', businessDaysOf: 'FR' };

/** What the clocks of a zone show, by Intl alone. */
function shownAt(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(instant),
  );
}

const faultsOf = (window: unknown) =>
  sendWindowSchema.safeParse(window).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('a send window', () => {
  it('takes the hours of a creditor', () => {
    expect(sendWindowSchema.parse(paris)).toEqual(paris);
  });

  it.each([
    [{ timeZone: 'Europe/Pari' }, 'timeZone: "Europe/Pari" is not an IANA time zone such as Europe/Paris'],
    [{ timeZone: '+01:00' }, 'timeZone: "+01:00" is not an IANA time zone such as Europe/Paris'],
    [{ timeZone: '' }, 'timeZone: "" is not an IANA time zone such as Europe/Paris'],
    [{ from: '9:00' }, 'from: "9:00" is not a time of day, HH:MM'],
    [{ to: '24:00' }, 'to: "24:00" is not a time of day, HH:MM'],
    [{ from: '17:00' }, 'to: must be later in the day than "from"'],
    [{ from: '22:00', to: '06:00' }, 'to: must be later in the day than "from"'],
    [{ sundays: true }, ': Unrecognized key: "sundays"'],
  ])('refuses %j by the field at fault', (change, fault) => {
    expect(faultsOf({ ...paris, ...change })).toEqual([fault]);
  });

  it('refuses a holiday calendar that it does not have', () => {
    expect(faultsOf({ ...paris, businessDaysOf: 'US' })?.[0]).toMatch(/^businessDaysOf: .*"FR-ALSACE-MOSELLE"/);
  });
});

describe('the send hours', () => {
  it('open and close an hour earlier in UTC once summer time has begun', () => {
    expect([openingOn('2026-03-27', paris), closingOn('2026-03-27', paris)]).toEqual([
      '2026-03-27T08:00:00.000Z',
      '2026-03-27T16:00:00.000Z',
    ]);
    expect([openingOn('2026-03-30', paris), closingOn('2026-03-30', paris)]).toEqual([
      '2026-03-30T07:00:00.000Z',
      '2026-03-30T15:00:00.000Z',
    ]);
  });

  it.each([
    ['a millisecond before the opening', '2026-04-10T06:59:59.999Z', false],
    ['at the opening', '2026-04-10T07:00:00.000Z', true],
    ['a millisecond before the closing', '2026-04-10T14:59:59.999Z', true],
    ['at the closing', '2026-04-10T15:00:00.000Z', false],
    ['at noon on a Saturday', '2026-04-11T10:00:00.000Z', false],
    ['at noon on Easter Monday', '2026-04-06T10:00:00.000Z', false],
    ['at noon on the Sunday the clocks go forward', '2026-03-29T10:00:00.000Z', false],
    ['at 09:30 on the Monday after the clocks went back', '2026-10-26T08:30:00.000Z', true],
    ['at 08:30 on the Monday after the clocks went back', '2026-10-26T07:30:00.000Z', false],
    ['written with an offset', '2026-04-10T09:00:00+02:00', true],
  ])('%s: %s is open? %s', (_when, instant, expected) => {
    expect(isOpen(instant, paris)).toBe(expected);
    expect(isOpen(new Date(instant), paris)).toBe(expected);
  });

  it.each([
    ['2026-04-10', '2026-04-10T07:00:00.000Z'],
    ['2026-04-11', '2026-04-13T07:00:00.000Z'],
    ['2026-04-04', '2026-04-07T07:00:00.000Z'],
    ['2026-03-28', '2026-03-30T07:00:00.000Z'],
    ['2026-03-29', '2026-03-30T07:00:00.000Z'],
    ['2026-10-24', '2026-10-26T08:00:00.000Z'],
    ['2026-12-25', '2026-12-28T08:00:00.000Z'],
  ])('first open on or after %s at %s', (date, expected) => {
    expect(firstOpening(date, paris)).toBe(expected);
  });

  it.each([
    ['2026-04-10T06:59:59.999Z', '2026-04-10T07:00:00.000Z'],
    ['2026-04-10T07:00:00.000Z', '2026-04-10T07:00:00.000Z'],
    ['2026-04-10T12:34:56.789Z', '2026-04-10T12:34:56.789Z'],
    ['2026-04-10T14:59:59.999Z', '2026-04-10T14:59:59.999Z'],
    ['2026-04-10T15:00:00.000Z', '2026-04-13T07:00:00.000Z'],
    ['2026-04-09T22:30:00.000Z', '2026-04-10T07:00:00.000Z'],
    ['2026-10-23T15:00:00.000Z', '2026-10-26T08:00:00.000Z'],
  ])('from %s on, the first instant to send is %s', (instant, expected) => {
    expect(firstOpeningFrom(instant, paris)).toBe(expected);
  });

  it('pass over a day on which the clocks skip them', () => {
    // In Cairo the clocks skip the first hour of Friday 24 April 2026.
    const nights: SendWindow = { timeZone: 'Africa/Cairo', from: '00:10', to: '00:50', businessDaysOf: 'FR' };
    expect(firstOpening('2026-04-24', nights)).toBe('2026-04-26T21:10:00.000Z');
  });

  const anyWindow: fc.Arbitrary<SendWindow> = fc.record({
    timeZone: fc.constantFrom('Europe/Paris', 'Europe/London', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'),
    from: fc.constantFrom('00:00', '02:30', '08:15', '09:00'),
    to: fc.constantFrom('09:30', '17:00', '23:59'),
    businessDaysOf: fc.constantFrom(...holidayCalendarSchema.options),
  });
  const anyInstant = fc.date({
    min: new Date('2010-02-01'),
    max: new Date('2045-11-30'),
    noInvalidDate: true,
  });

  it('first open on a business day, within the hours on the local clock, and never before asked', () => {
    fc.assert(
      fc.property(anyInstant, anyWindow, (instant, window) => {
        for (const opening of [
          firstOpening(localDate(instant, window.timeZone), window),
          firstOpeningFrom(instant, window),
        ]) {
          const [date = '', time = ''] = shownAt(opening, window.timeZone).split(' ');
          expect(isBusinessDay(date, window.businessDaysOf)).toBe(true);
          expect(window.from <= time && time < window.to).toBe(true);
          expect(isOpen(opening, window)).toBe(true);
          expect(firstOpeningFrom(opening, window)).toBe(opening);
        }
        expect(firstOpeningFrom(instant, window) >= instant.toISOString()).toBe(true);
      }),
    );
  });

  it('miss no earlier opening', () => {
    fc.assert(
      fc.property(anyInstant, anyWindow, fc.double({ min: 0, max: 1, noNaN: true }), (instant, window, part) => {
        const opening = Date.parse(firstOpeningFrom(instant, window));
        const between = instant.getTime() + Math.floor((opening - instant.getTime()) * part);
        expect(between < opening && isOpen(new Date(between), window)).toBe(false);
      }),
    );
  });
});
