import { describe, expect, it } from 'vitest';
import { dueDigests, mondayOf, nextDigestAt } from '../../../lambdas/domain/digest/digest-times.ts';

const calendar = { timeZone: 'Europe/Paris', businessDaysOf: 'FR' } as const;
const to = ['finance@demo.example'];
const both = { daily: true, weekly: true, to, locale: 'fr' } as const;
const linesOf = (asked: Parameters<typeof dueDigests>[0], now: string) =>
  dueDigests(asked, calendar, now).map(({ kind, day, about }) => `${kind} ${day} about ${about}`);

describe('the digests that are due', () => {
  it.each([
    ['before 08:00 on a Monday', '2026-03-23T06:59:59.999Z', []],
    ['from 08:00 on a Monday', '2026-03-23T07:00:00.000Z', ['weekly 2026-03-23 about 2026-03-23']],
    ['before 16:00', '2026-03-24T14:59:59.999Z', []],
    ['from 16:00', '2026-03-24T15:00:00.000Z', ['daily 2026-03-24 about 2026-03-25']],
    ['until the day is over', '2026-03-24T22:59:59.999Z', ['daily 2026-03-24 about 2026-03-25']],
    ['no more the day after', '2026-03-24T23:00:00.000Z', []],
    ['on a Friday for the Monday', '2026-03-27T15:00:00.000Z', ['daily 2026-03-27 about 2026-03-30']],
    ['on a Saturday', '2026-03-28T16:00:00.000Z', []],
    ['before Easter for the Tuesday', '2026-04-03T15:00:00.000Z', ['daily 2026-04-03 about 2026-04-07']],
    ['on Easter Monday', '2026-04-06T15:00:00.000Z', []],
    [
      'on the Tuesday after it',
      '2026-04-07T15:00:00.000Z',
      ['daily 2026-04-07 about 2026-04-08', 'weekly 2026-04-06 about 2026-04-07'],
    ],
    ['on the Wednesday after it', '2026-04-08T08:00:00.000Z', []],
  ])('%s: %s', (_when, now, lines) => {
    expect(linesOf(both, now)).toEqual(lines);
  });

  it('are those that were asked for alone', () => {
    const monday = '2026-03-23T20:00:00.000Z';
    expect(linesOf({ to, locale: 'fr' }, monday)).toEqual([]);
    expect(linesOf({ daily: true, to, locale: 'fr' }, monday)).toEqual(['daily 2026-03-23 about 2026-03-24']);
    expect(linesOf({ weekly: true, to, locale: 'fr' }, monday)).toEqual(['weekly 2026-03-23 about 2026-03-23']);
    expect(linesOf(undefined, monday)).toEqual([]);
  });
});

describe('the next digest', () => {
  it.each([
    ['2026-03-23T06:00:00.000Z', '2026-03-23T07:00:00.000Z'],
    ['2026-03-23T07:00:00.000Z', '2026-03-23T15:00:00.000Z'],
    ['2026-03-23T15:00:00.000Z', '2026-03-24T15:00:00.000Z'],
    ['2026-04-03T14:00:00.000Z', '2026-04-07T06:00:00.000Z'],
  ])('after %s is at %s', (after, next) => {
    expect(nextDigestAt(both, calendar, after)).toBe(next);
  });

  it('never comes when none is asked for', () => {
    expect(nextDigestAt({ to, locale: 'fr' }, calendar, '2026-03-23T06:00:00.000Z')).toBeUndefined();
    expect(nextDigestAt(undefined, calendar, '2026-03-23T06:00:00.000Z')).toBeUndefined();
  });
});

describe('the Monday of a week', () => {
  it.each([
    ['2026-03-23', '2026-03-23'],
    ['2026-03-29', '2026-03-23'],
    ['2026-03-30', '2026-03-30'],
    ['2023-12-31', '2023-12-25'],
    ['1999-01-03', '1998-12-28'],
  ])('of %s is %s', (date, monday) => {
    expect(mondayOf(date)).toBe(monday);
  });
});
