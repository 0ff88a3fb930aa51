import { expect, test } from 'vitest';
import { parseRule } from '../../../local/step-functions/choice-rule.ts';
import type { Json } from '../../../local/step-functions/json.ts';
import { refusalAt } from '../../../local/step-functions/unsupported-definition-error.ts';

const input = {
  text: 'reminderOne',
  other: 'reminderTwo',
  star: 'a*b',
  number: 5,
  flag: true,
  nothing: null,
  at: '2026-03-02T08:00:00Z',
};

function holds(rule: Json): boolean {
  return parseRule(rule, refusalAt('Ask', 'Choices'))({ input, context: () => ({}), random: () => 0 });
}

test.each<[string, string, Json, boolean]>([
  ['$.text', 'StringEquals', 'reminderOne', true],
  ['$.text', 'StringEquals', 'reminderTwo', false],
  ['$.number', 'StringEquals', '5', false],
  ['$.text', 'StringLessThan', 'reminderTwo', true],
  ['$.text', 'StringGreaterThanEquals', 'reminderOne', true],
  ['$.text', 'StringEqualsPath', '$.other', false],
  ['$.text', 'StringLessThanPath', '$.other', true],
  ['$.text', 'StringMatches', 'reminder*', true],
  ['$.text', 'StringMatches', '*Two', false],
  ['$.star', 'StringMatches', String.raw`a\*b`, true],
  ['$.text', 'StringMatches', String.raw`reminder\*`, false],
  ['$.text', 'StringMatches', 'reminder.ne', false],
  ['$.number', 'NumericEquals', 5, true],
  ['$.number', 'NumericGreaterThan', 5, false],
  ['$.number', 'NumericGreaterThanEquals', 5, true],
  ['$.number', 'NumericLessThan', 6, true],
  ['$.number', 'NumericEqualsPath', '$.number', true],
  ['$.flag', 'BooleanEquals', true, true],
  ['$.flag', 'BooleanEquals', false, false],
  ['$.at', 'TimestampEquals', '2026-03-02T09:00:00+01:00', true],
  ['$.at', 'TimestampLessThan', '2026-03-02T08:00:00.001Z', true],
  ['$.at', 'TimestampGreaterThan', '2026-03-02T08:00:00Z', false],
  ['$.text', 'IsPresent', true, true],
  ['$.gone', 'IsPresent', true, false],
  ['$.gone', 'IsPresent', false, true],
  ['$.nothing', 'IsPresent', true, true],
  ['$.nothing', 'IsNull', true, true],
  ['$.text', 'IsString', true, true],
  ['$.number', 'IsString', true, false],
  ['$.number', 'IsNumeric', true, true],
  ['$.flag', 'IsBoolean', false, false],
  ['$.at', 'IsTimestamp', true, true],
  ['$.text', 'IsTimestamp', true, false],
])('%s %s %s is %s', (Variable, operator, operand, expected) => {
  const rule = { Variable, [operator]: operand };
  expect(holds(rule)).toBe(expected);
  expect(holds({ Not: rule })).toBe(!expected);
  expect(holds({ And: [rule, { Variable: '$.flag', BooleanEquals: true }] })).toBe(expected);
  expect(holds({ Or: [{ Variable: '$.flag', BooleanEquals: false }, rule] })).toBe(expected);
});

test('a path that is absent fails the state, unless a rule before has already answered', () => {
  const absent = { Variable: '$.gone', StringEquals: 'a' };
  expect(() => holds(absent)).toThrow('references an invalid value');
  expect(holds({ And: [{ Variable: '$.gone', IsPresent: true }, absent] })).toBe(false);
});
