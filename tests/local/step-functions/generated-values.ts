import fc from 'fast-check';

/**
 * What goes from state to state. Every value has all of these, so that no path is ever absent: what then happens has
 * other names on the two interpreters.
 */
export interface Value {
  readonly count: number;
  readonly kind: string;
  readonly o: object;
  readonly flag: boolean;
  readonly at: string;
  readonly seconds: number;
}

export const inputs: fc.Arbitrary<Value> = fc.record({
  count: fc.integer({ min: -1, max: 2 }),
  kind: fc.constantFrom('a', 'b', 'bc'),
  o: fc.constant({ x: 1 }),
  flag: fc.boolean(),
  at: fc.constantFrom('2026-03-02T08:00:00Z', '2026-04-01T10:00:00+02:00'),
  seconds: fc.constantFrom(0, 30),
});

type Behavior = (payload: Value, call: number) => { answer: Value } | { error: string };

const answered: Value = { count: 1, kind: 'bc', o: {}, flag: true, at: '2026-03-02T08:00:00Z', seconds: 1 };

/** What the function of a Task does at its first, second … call: it answers, or fails with a name. */
export const taskBehaviors: Readonly<Record<string, Behavior>> = {
  echo: (payload) => ({ answer: payload }),
  add: (payload) => ({ answer: { ...payload, count: payload.count + 1, kind: 'b', o: { added: true } } }),
  odd: (payload) => (payload.count === 1 ? { error: 'OddError' } : { answer: answered }),
  broken: () => ({ error: 'BrokenError' }),
  thirdTime: (_payload, call) =>
    call % 3 === 0 ? { answer: answered } : { error: call % 3 === 1 ? 'OddError' : 'BrokenError' },
};

/** The behaviors that never fail. */
export const safeBehaviors = ['echo', 'add'];

/** Of parts that hold no quote of their own: the oracle does not escape it. */
const jsonOfParts = 'States.JsonToString(States.Array($.count, $.flag, $.at))';

const rest = { 'flag.$': '$.flag', 'at.$': '$.at', 'seconds.$': '$.seconds' };

/** Templates for `Parameters` and `ResultSelector` that make a value out of a value. */
export const templates = fc.constantFrom<Readonly<Record<string, unknown>>>(
  { ...rest, 'count.$': '$.count', kind: 'a', 'o.$': '$.o', fixed: [1, { a: null }] },
  { ...rest, 'count.$': 'States.MathAdd($.count, 1)', 'kind.$': '$.kind', o: { 'inner.$': '$.o' } },
  { ...rest, 'kind.$': "States.Format('{} is {}', $.kind, $.count)", count: 0, 'o.$': '$.o' },
  { ...rest, 'count.$': 'States.ArrayGetItem(States.Array(7, $.count), 1)', 'kind.$': '$.kind', 'o.$': '$.o' },
  { ...rest, 'kind.$': jsonOfParts, 'count.$': '$.count', 'o.$': 'States.JsonMerge($.o, $.o, false)' },
  { ...rest, 'kind.$': '$.kind', 'count.$': "States.StringToJson(States.Format('{}', $.count))", 'o.$': '$' },
  { ...rest, kind: 'b', 'count.$': '$.count', o: { 'list.$': 'States.Array($.kind, $.flag, null)' } },
  {
    'flag.$': '$.flag',
    at: '2026-05-01T00:00:00Z',
    seconds: 5,
    'kind.$': '$.kind',
    'count.$': '$.count',
    'o.$': "$['o']",
  },
);

const orders = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'];
const operands = [
  ['String', '$.kind', ['a', 'b', 'reminder']],
  ['Numeric', '$.count', [-1, 0, 1]],
  ['Timestamp', '$.at', ['2026-03-02T08:00:00Z', '2026-04-01T08:00:00.000Z']],
] as const;

/** Every comparison with a written value, and with a value found by a path. */
const comparisons = operands.flatMap(([type, Variable, values]) =>
  orders.flatMap((order) => [
    ...values.map((value) => ({ Variable, [`${type}${order}`]: value })),
    { Variable, [`${type}${order}Path`]: Variable },
  ]),
);
const tests = [
  { Variable: '$.kind', StringMatches: 'b*' },
  { Variable: '$.flag', BooleanEquals: true },
  { Variable: '$.flag', BooleanEqualsPath: '$.flag' },
  { Variable: '$.gone', IsPresent: true },
  { Variable: '$.kind', IsPresent: true },
  { Variable: '$.kind', IsString: true },
  { Variable: '$.kind', IsNumeric: true },
  { Variable: '$.flag', IsBoolean: true },
  { Variable: '$.kind', IsNull: true },
  { Variable: '$.at', IsTimestamp: true },
  { Variable: '$.kind', IsTimestamp: true },
];

export type Rule = Readonly<Record<string, unknown>>;

/** Rules of a Choice: comparisons, type tests, and what `And`, `Or` and `Not` make of them. */
export const rules: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Rule>(...comparisons),
    fc.constantFrom<Rule>(...tests),
    fc.array(tie('rule'), { minLength: 1, maxLength: 2 }).map((inner) => ({ And: inner })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 2 }).map((inner) => ({ Or: inner })),
    tie('rule').map((inner) => ({ Not: inner })),
  ),
})).rule;
