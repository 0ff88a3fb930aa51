import { describe, expect, it } from 'vitest';
import { durationWords } from '../../../../local/console/executions/duration-words.ts';
import { ruleWords } from '../../../../local/console/executions/rule-words.ts';

describe('a duration in words', () => {
  it.each([
    [0, 'at once'],
    [999, 'less than a second'],
    [1000, '1 second'],
    [59_999, '59 seconds'],
    [61_000, '1 minute, 1 second'],
    [3_600_000, '1 hour'],
    [86_399_999, '23 hours, 59 minutes'],
    [8_550_000_000, '98 days, 23 hours'],
  ])('of %d milliseconds is %s', (milliseconds, words) => {
    expect(durationWords(milliseconds)).toBe(words);
  });
});

describe("a choice's rule in words", () => {
  it.each([
    [{ Variable: '$.plan.action', StringEquals: 'dun', Next: 'Dunning' }, 'action is dun'],
    [{ Variable: '$.rounds', NumericGreaterThanEquals: 3 }, 'rounds is at least 3'],
    [{ Variable: '$.paid', NumericLessThanPath: '$.invoice.amount' }, 'paid is less than amount'],
    [{ Variable: '$.isParked', BooleanEquals: true }, 'isParked is true'],
    [{ Variable: '$.decision', IsPresent: false }, 'decision is not there'],
    [{ Variable: '$.id', StringMatches: 'FA-*' }, 'id is like FA-*'],
    [{ Not: { Variable: '$.a', StringEquals: 'b' } }, 'not (a is b)'],
    [
      {
        Or: [
          { Variable: '$.a', IsNull: true },
          { Variable: '$.b', TimestampLessThan: '2026-01-01T00:00:00Z' },
        ],
      },
      'a is null or b is less than 2026-01-01T00:00:00Z',
    ],
  ])('%j reads: %s', (rule, words) => {
    expect(ruleWords(rule)).toBe(words);
  });
});
