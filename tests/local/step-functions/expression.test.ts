import { expect, test } from 'vitest';
import { evaluateExpression, parseExpression } from '../../../local/step-functions/expression.ts';
import { refusalAt } from '../../../local/step-functions/unsupported-definition-error.ts';

const input = {
  id: 'FA-1',
  number: 3,
  list: ['a', { b: null }],
  'a key': { "it's": true },
  text: '{"a":[1]}',
  template: '{} of {}',
};

function evaluate(text: string) {
  const expression = parseExpression(text, refusalAt('Only', 'Parameters'));
  return evaluateExpression(expression, { input, context: () => ({ State: { Name: 'Only' } }), random: () => 0.999 });
}

test.each([
  ['$', input],
  ['$.id', 'FA-1'],
  ['$.list[1].b', null],
  [`$['a key']["it's"]`, true],
  [String.raw`$['a key']['it\'s']`, true],
  ['$$.State.Name', 'Only'],
  ["States.Format('{}: {}, {}, {}', $.id, $.number, true, null)", 'FA-1: 3, true, null'],
  [String.raw`States.Format('it\'s \{\} \\ {}', 'x')`, String.raw`it's {} \ x`],
  ["States.Format($.template, 1, 'two')", '1 of two'],
  ["States.Format('{}', States.JsonToString($.list))", '["a",{"b":null}]'],
  ['States.StringToJson($.text)', { a: [1] }],
  ['States.Array(1, $.id, States.Array())', [1, 'FA-1', []]],
  ['States.ArrayGetItem($.list, 0)', 'a'],
  ['States.MathAdd($.number, -4)', -1],
  ['States.JsonMerge($.list[1], States.StringToJson($.text), false)', { b: null, a: [1] }],
  ['States.UUID()', 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
])('%s', (text, value) => {
  expect(evaluate(text)).toEqual(value);
});

test.each([
  ['$.missing', 'States.Runtime'],
  ['$.list[2]', 'States.Runtime'],
  ['$.id.toString', 'States.Runtime'],
  ["States.Format('{}')", 'States.IntrinsicFailure'],
  ["States.Format('{}', $.list)", 'States.IntrinsicFailure'],
  ['States.StringToJson($.id)', 'States.IntrinsicFailure'],
  ['States.ArrayGetItem($.list, 9)', 'States.IntrinsicFailure'],
  ['States.MathAdd($.number, 0.5)', 'States.IntrinsicFailure'],
  ['States.JsonMerge($.list, $.list, false)', 'States.IntrinsicFailure'],
])('%s fails the state', (text, error) => {
  expect(() => evaluate(text)).toThrow(error);
});

test.each(["States.Format('a'", 'States.MathAdd(1)', 'States.Array(oops)', '$.a.', 'id'])('%s is refused', (text) => {
  expect(() => evaluate(text)).toThrow("State 'Only', field 'Parameters'");
});
