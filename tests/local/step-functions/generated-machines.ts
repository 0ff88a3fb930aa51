/**
 * Left out, because the oracle does otherwise than AWS:
 * - `ResultPath: '$'` puts the result under a field named `$`;
 * - `States.TaskFailed` matches the error of a Task only, on AWS also that of a Parallel;
 * - a path that is absent has other error names, so every value has every field (`generated-values.ts`);
 * - `$$.State` and `$$.StateMachine` do not exist, and `$$.Execution` within a branch is the branch's;
 * - `TimeoutSeconds` runs in real time and is 60 s when it is not there; `HeartbeatSeconds` is ignored;
 * - `IsNumeric: false` and the like ask the same as with `true`;
 * - `States.JsonToString` does not escape a quote within a string;
 * - `ErrorPath` and `CausePath` take no intrinsic function;
 * - two branches that fail race in real time, so a branch that can fail stands alone.
 */
import fc from 'fast-check';
import { rules, safeBehaviors, taskBehaviors, templates } from './generated-values.ts';
import { taskState } from './virtual-step-functions.ts';

type State = Readonly<Record<string, unknown>>;

/** What a state may do: `depth` Parallels within each other, and fail unless it is safe. */
interface Bounds {
  readonly depth: number;
  readonly isSafe: boolean;
}

const onward = (next: string | undefined) => (next === undefined ? { End: true } : { Next: next });
const aside: readonly State[] = [{ ResultPath: '$.result' }, { ResultPath: '$.deep.result' }, { ResultPath: null }];
const nothing = fc.constant<State>({});

/** Where a result that is a value may go: everywhere, or through `OutputPath` in place of the input. */
const resultPath = fc.constantFrom<State>({}, ...aside, { ResultPath: '$.whole', OutputPath: '$.whole' });

/** AWS lets `States.TaskFailed` match the error of any state, the oracle that of a Task only: a Parallel goes without. */
function failureHandling(later: readonly string[], wildcards: readonly string[]): fc.Arbitrary<State> {
  const names = fc.constantFrom('OddError', 'BrokenError', 'Ended', 'a', ...wildcards);
  const errors = fc.oneof(
    names.map((name) => [name]),
    fc.constant(['OddError', 'BrokenError']),
  );
  const isLast = (list: readonly { readonly ErrorEquals: readonly string[] }[]) =>
    list.every(({ ErrorEquals }, index) => index === list.length - 1 || !ErrorEquals.includes('States.ALL'));
  const retrier = fc.record({ ErrorEquals: errors, MaxAttempts: fc.integer({ min: 0, max: 3 }) });
  const retry = fc.array(retrier, { minLength: 1, maxLength: 2 }).filter(isLast);
  const retrying = fc.oneof(
    nothing,
    retry.map((Retry) => ({ Retry })),
  );
  if (later.length === 0) return retrying;
  const path = fc.constantFrom({ ResultPath: '$.error' }, { ResultPath: '$.o.error' }, { ResultPath: null });
  const catcher = fc
    .tuple(errors, path, fc.constantFrom(...later))
    .map(([ErrorEquals, to, Next]) => ({ ErrorEquals, ...to, Next }));
  const caught = fc.array(catcher, { minLength: 1, maxLength: 2 }).filter(isLast);
  const catching = fc.oneof(
    nothing,
    caught.map((Catch) => ({ Catch })),
  );
  return fc.tuple(retrying, catching).map(([first, second]) => ({ ...first, ...second }));
}

type Next = fc.Arbitrary<string | undefined>;

function pass(next: Next): fc.Arbitrary<State> {
  const Result = { count: 1, kind: 'b', o: {}, flag: false, at: '2026-03-02T08:00:00Z', seconds: 9 };
  const whole = fc.tuple(
    fc.oneof(
      templates.map((Parameters) => ({ Parameters })),
      fc.constant({ Result }),
    ),
    resultPath,
  );
  // A part of the input is no value: it goes aside.
  const part = fc.tuple(fc.constantFrom({ InputPath: '$.o' }, { InputPath: null }), fc.constantFrom(...aside));
  return fc
    .tuple(next, fc.oneof<fc.Arbitrary<readonly [State, State]>[]>(whole, part))
    .map(([to, [content, path]]) => ({ Type: 'Pass', ...content, ...path, ...onward(to) }));
}

function task(next: Next, later: readonly string[], behaviors: readonly string[]): fc.Arbitrary<State> {
  const handling = failureHandling(later, ['States.TaskFailed', 'States.ALL']);
  const fields = [
    templates.map((Parameters) => ({ Parameters })),
    templates.map((ResultSelector) => ({ ResultSelector })),
    fc.constant({ InputPath: '$' }),
  ];
  return fc
    .tuple(next, fc.constantFrom(...behaviors), fc.oneof(nothing, ...fields), resultPath, handling)
    .map(([to, behavior, data, path, guards]) => taskState(behavior, { ...data, ...path, ...guards, ...onward(to) }));
}

function choice(later: readonly string[]): fc.Arbitrary<State> {
  const rule = fc.tuple(rules, fc.constantFrom(...later)).map(([test, Next]) => ({ ...test, Next }));
  return fc
    .array(rule, { minLength: 1, maxLength: 2 })
    .map((Choices) => ({ Type: 'Choice', Choices, Default: later[0] }));
}

function parallel(next: Next, later: readonly string[], name: string, { depth, isSafe }: Bounds): fc.Arbitrary<State> {
  const branch = (index: number, isSafeBranch: boolean) =>
    machine({ depth: depth - 1, isSafe: isSafeBranch }, `${name}.${index}.`);
  // Branches that can fail stand alone: which of two failures wins is a matter of timing.
  const several = fc.tuple(branch(0, true), branch(1, true));
  const branches = isSafe ? several : fc.oneof(several, fc.tuple(branch(0, false)));
  const data = fc.oneof(
    nothing,
    templates.map((Parameters) => ({ Parameters })),
    fc.constant({ ResultSelector: { 'first.$': '$[0]', 'all.$': '$' } }),
  );
  return fc
    .tuple(next, branches, data, fc.constantFrom(...aside), failureHandling(later, ['States.ALL']))
    .map(([to, Branches, fields, path, guards]) => ({
      Type: 'Parallel',
      Branches,
      ...fields,
      ...path,
      ...guards,
      ...onward(to),
    }));
}

const ends = fc.constantFrom<State>(
  { Type: 'Succeed' },
  { Type: 'Succeed', OutputPath: '$.o' },
  { Type: 'Fail', Error: 'Ended', Cause: 'by design' },
  { Type: 'Fail', ErrorPath: '$.kind', CausePath: '$.at' },
);
const waits = [
  { Seconds: 0 },
  { SecondsPath: '$.seconds' },
  { TimestampPath: '$.at' },
  { Timestamp: '2026-09-01T00:00:00Z' },
];

/** One state that only leads to later ones, so that every machine ends. */
function stateBefore(later: readonly string[], name: string, bounds: Bounds): fc.Arbitrary<State> {
  const next = fc.constantFrom(...later.slice(0, 2), ...(later.length === 0 ? [undefined] : []));
  const behaviors = bounds.isSafe ? safeBehaviors : Object.keys(taskBehaviors);
  const oneTask = task(next, later, behaviors);
  const wait = fc.tuple(next, fc.constantFrom(...waits)).map(([to, end]) => ({ Type: 'Wait', ...end, ...onward(to) }));
  const kinds = [pass(next), oneTask, oneTask, wait];
  if (!bounds.isSafe) kinds.push(ends);
  if (later.length > 0) kinds.push(choice(later));
  if (bounds.depth > 0) kinds.push(parallel(next, later, name, bounds));
  return fc.oneof(...kinds);
}

/** Small machines of tasks that answer or fail, choices, passes, waits, and Parallels within Parallels. */
export function machine(bounds: Bounds, prefix = ''): fc.Arbitrary<State> {
  return fc.integer({ min: 1, max: prefix === '' ? 5 : 3 }).chain((size) => {
    const names = Array.from({ length: size }, (_, index) => `${prefix}S${index}`);
    const states = names.map((name, index) => stateBefore(names.slice(index + 1), name, bounds));
    return fc.tuple(...states).map((made) => ({
      StartAt: names[0],
      States: Object.fromEntries(names.map((name, index) => [name, made[index]])),
    }));
  });
}
