import fc from 'fast-check';
import { taskState } from './virtual-step-functions.ts';

type State = Readonly<Record<string, unknown>>;

/**
 * Every value has `count`, `kind` and `o`, so that no path is ever absent: what then happens has other names
 * on the two interpreters.
 */
export interface Value {
  readonly count: number;
  readonly kind: string;
  readonly o: object;
}

/** What the function of a Task does: it answers, or fails with a name. */
export const taskBehaviors: Readonly<Record<string, (payload: Value) => { answer: Value } | { error: string }>> = {
  echo: (payload) => ({ answer: payload }),
  add: (payload) => ({ answer: { count: payload.count + 1, kind: 'b', o: { added: true } } }),
  odd: (payload) => (payload.count === 1 ? { error: 'OddError' } : { answer: { count: 1, kind: 'bc', o: {} } }),
  broken: () => ({ error: 'BrokenError' }),
};

// `ResultPath: '$'` is left out instead of written: the oracle puts the result under a field named `$`.
const aside = [{ ResultPath: '$.result' }, { ResultPath: '$.deep.result' }, { ResultPath: null }];
const resultPath = fc.constantFrom({}, ...aside);
const onward = (next: string | undefined) => (next === undefined ? { End: true } : { Next: next });

const parameters = fc.constantFrom(
  { 'count.$': '$.count', kind: 'a', 'o.$': '$.o', fixed: [1, { a: null }] },
  { 'count.$': 'States.MathAdd($.count, 1)', 'kind.$': '$.kind', o: { 'inner.$': '$.o' } },
  { 'kind.$': "States.Format('{} is {}', $.kind, $.count)", count: 0, 'o.$': '$.o' },
  { 'count.$': 'States.ArrayGetItem(States.Array(7, $.count), 1)', 'kind.$': '$.kind', 'o.$': '$.o' },
  { 'kind.$': 'States.JsonToString($.o)', 'count.$': '$.count', 'o.$': 'States.JsonMerge($.o, $.o, false)' },
);

const condition = fc.letrec<{ rule: State }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<State>(
      { Variable: '$.count', NumericGreaterThan: 0 },
      { Variable: '$.kind', StringEquals: 'a' },
      { Variable: '$.kind', StringMatches: 'b*' },
      { Variable: '$.gone', IsPresent: true },
      { Variable: '$.kind', IsString: true },
    ),
    fc.array(tie('rule'), { minLength: 1, maxLength: 2 }).map((rules) => ({ And: rules })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 2 }).map((rules) => ({ Or: rules })),
    tie('rule').map((rule) => ({ Not: rule })),
  ),
})).rule;

/** AWS lets `States.TaskFailed` match the error of any state, the oracle that of a Task only: a Parallel goes without. */
function failure(later: readonly string[], wildcards: readonly string[]) {
  const target = later[0];
  const errors = fc.constantFrom('OddError', 'BrokenError', 'Ended', ...wildcards).map((error) => [error]);
  const retry = fc.option(
    errors.map((ErrorEquals) => ({ Retry: [{ ErrorEquals, MaxAttempts: 1 }] })),
    { nil: {} },
  );

  const caught = fc
    .tuple(errors, fc.constantFrom({ ResultPath: '$.error' }, { ResultPath: null }))
    .map(([ErrorEquals, path]) => ({ ErrorEquals, ...path, Next: target }));
  const catching =
    target === undefined
      ? fc.constant({})
      : fc.option(
          caught.map((one) => ({ Catch: [one] })),
          { nil: {} },
        );
  return fc.tuple(retry, catching).map(([first, second]) => ({ ...first, ...second }));
}

/** One state that only leads to later ones, so that every machine ends. */
function stateBefore(later: readonly string[], name: string, depth: number): fc.Arbitrary<State> {
  const next = fc.constantFrom(...later.slice(0, 2), ...(later.length === 0 ? [undefined] : []));
  const pass = fc
    .tuple(
      next,
      resultPath,
      fc.oneof(
        parameters.map((Parameters) => ({ Parameters })),
        fc.constant({ Result: { count: 1, kind: 'b', o: {} } }),
      ),
    )
    .map(([to, ResultPath, content]): State => ({ Type: 'Pass', ...content, ...ResultPath, ...onward(to) }));
  const task = fc
    .tuple(
      next,
      fc.constantFrom(...Object.keys(taskBehaviors)),
      resultPath,
      failure(later, ['States.TaskFailed', 'States.ALL']),
    )
    .map(([to, behavior, ResultPath, handling]): State =>
      taskState(behavior, { ...ResultPath, ...handling, ...onward(to) }),
    );
  const ends = fc.constantFrom<State>({ Type: 'Succeed' }, { Type: 'Fail', Error: 'Ended', Cause: 'by design' });
  const wait = next.map((to): State => ({ Type: 'Wait', Seconds: 0, ...onward(to) }));
  const kinds = [pass, task, task, wait, ends];
  if (later.length > 0) {
    const rules = fc.array(
      fc.tuple(condition, fc.constantFrom(...later)).map(([rule, Next]) => ({ ...rule, Next })),
      { minLength: 1, maxLength: 2 },
    );
    kinds.push(rules.map((Choices): State => ({ Type: 'Choice', Choices, Default: later[0] })));
  }
  if (depth > 0) {
    // Branches that can fail stand alone: which of two failures wins is a matter of timing.
    const safe = parameters.map((Parameters) => ({
      Type: 'Pass',
      Parameters,
      End: true,
    }));
    const several = fc
      .array(safe, { minLength: 2, maxLength: 3 })
      .map((states) =>
        states.map((state, index) => ({ StartAt: `${name}.${index}`, States: { [`${name}.${index}`]: state } })),
      );
    const branches = fc.oneof(
      several,
      machine(depth - 1, `${name}.`).map((inner): State[] => [inner]),
    );
    kinds.push(
      fc
        .tuple(next, branches, fc.constantFrom(...aside), failure(later, ['States.ALL']))
        .map(([to, Branches, ResultPath, handling]): State => ({
          Type: 'Parallel',
          Branches,
          ...ResultPath,
          ...handling,
          ...onward(to),
        })),
    );
  }
  return fc.oneof(...kinds);
}

/** Small machines of tasks that answer or fail, choices, passes, waits of no time, and Parallels within. */
export function machine(depth = 1, prefix = ''): fc.Arbitrary<State> {
  return fc.integer({ min: 1, max: 5 }).chain((size) => {
    const names = Array.from({ length: size }, (_, index) => `${prefix}S${index}`);
    const states = names.map((name, index) => stateBefore(names.slice(index + 1), name, depth));
    return fc.tuple(...states).map((made) => ({
      StartAt: names[0],
      States: Object.fromEntries(names.map((name, index) => [name, made[index]])),
    }));
  });
}
