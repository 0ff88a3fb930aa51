import { describe, expect, it } from 'vitest';
import { type EventPattern, matchesPattern, UnsupportedPatternError } from '../../local/event-pattern.ts';

const event = {
  source: 'relance.cases',
  detail: {
    stage: 'reminderOne',
    amountMinor: 12_000,
    isFirst: false,
    note: null,
    tags: ['a', 'b'],
    lines: [
      { code: 'X', quantity: 1 },
      { code: 'Y', quantity: 2 },
    ],
  },
};

function detail(pattern: EventPattern): boolean {
  return matchesPattern({ detail: pattern }, event);
}

describe('an event pattern', () => {
  it.each<{ says: string; pattern: EventPattern; fits: boolean }>([
    { says: 'a value', pattern: { stage: ['reminderOne'] }, fits: true },
    { says: 'one of several values', pattern: { stage: ['reminderTwo', 'reminderOne'] }, fits: true },
    { says: 'another value', pattern: { stage: ['reminderTwo'] }, fits: false },
    { says: 'every field it names', pattern: { stage: ['reminderOne'], amountMinor: [1] }, fits: false },
    { says: 'a number', pattern: { amountMinor: [12_000] }, fits: true },
    { says: 'a number, not its text', pattern: { amountMinor: ['12000'] }, fits: false },
    { says: 'false', pattern: { isFirst: [false] }, fits: true },
    { says: 'null', pattern: { note: [null] }, fits: true },
    { says: 'null, not absence', pattern: { remark: [null] }, fits: false },
    { says: 'a member of a list', pattern: { tags: ['b'] }, fits: true },
    { says: 'no member of a list', pattern: { tags: ['c'] }, fits: false },
    { says: 'a field of a member', pattern: { lines: { code: ['Y'] } }, fits: true },
    { says: 'fields of one and the same member', pattern: { lines: { code: ['Y'], quantity: [1] } }, fits: false },
    { says: 'a prefix', pattern: { stage: [{ prefix: 'reminder' }] }, fits: true },
    { says: 'another prefix', pattern: { stage: [{ prefix: 'legal' }] }, fits: false },
    { says: 'a suffix', pattern: { stage: [{ suffix: 'One' }] }, fits: true },
    { says: 'presence', pattern: { stage: [{ exists: true }] }, fits: true },
    { says: 'presence, of null as well', pattern: { note: [{ exists: true }] }, fits: true },
    { says: 'presence of what is absent', pattern: { remark: [{ exists: true }] }, fits: false },
    { says: 'absence', pattern: { remark: [{ exists: false }] }, fits: true },
    { says: 'absence below what is absent', pattern: { other: { remark: [{ exists: false }] } }, fits: true },
    {
      says: 'a range with its ends',
      pattern: { amountMinor: [{ numeric: ['>=', 12_000, '<=', 12_000] }] },
      fits: true,
    },
    { says: 'a range without its ends', pattern: { amountMinor: [{ numeric: ['>', 12_000] }] }, fits: false },
    { says: 'a range below', pattern: { amountMinor: [{ numeric: ['<', 12_001] }] }, fits: true },
    { says: 'equality as a range', pattern: { amountMinor: [{ numeric: ['=', 12_000] }] }, fits: true },
    { says: 'a range, of a text', pattern: { stage: [{ numeric: ['>', 0] }] }, fits: false },
    { says: 'anything but a value', pattern: { stage: [{ 'anything-but': 'reminderTwo' }] }, fits: true },
    { says: 'anything but these', pattern: { stage: [{ 'anything-but': ['x', 'reminderOne'] }] }, fits: false },
    { says: 'anything but a prefix', pattern: { stage: [{ 'anything-but': { prefix: 'legal' } }] }, fits: true },
    { says: 'anything but, of what is absent', pattern: { remark: [{ 'anything-but': 'x' }] }, fits: false },
  ])('that asks for $says answers $fits', ({ pattern, fits }) => {
    expect(detail(pattern)).toBe(fits);
  });

  it('that asks for nothing fits everything', () => {
    expect(matchesPattern({}, event)).toBe(true);
  });

  it.each<EventPattern>([
    { stage: [{ wildcard: 'rem*' }] },
    { stage: [{ prefix: 3 }] },
    { amountMinor: [{ numeric: ['>'] }] },
    { amountMinor: [{ numeric: ['~', 3] }] },
    { amountMinor: [{ numeric: ['>', '3'] }] },
  ])('with a condition that is not known is refused: %j', (pattern) => {
    expect(() => detail(pattern)).toThrow(UnsupportedPatternError);
  });
});
