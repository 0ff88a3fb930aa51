import { expect, test } from 'vitest';
import { arnOf, callbackState, only, statesOf, taskState, virtualStepFunctions } from './virtual-step-functions.ts';

const plan = { StartAt: 'Plan', States: { Plan: taskState('plan', { ResultPath: '$.plan', End: true }) } };

test('a Task calls its function with the input and puts the result where the definition says', async () => {
  const local = virtualStepFunctions({ definition: plan, functions: { plan: ({ id }) => ({ stage: `${id}-one` }) } });
  expect(await local.run({ id: 'FA-1' })).toMatchObject({
    status: 'SUCCEEDED',
    output: { id: 'FA-1', plan: { stage: 'FA-1-one' } },
  });
  expect(local.calls).toEqual([{ name: 'plan', payload: { id: 'FA-1' } }]);
});

test('input and output pass InputPath, Parameters, ResultSelector, ResultPath and OutputPath in that order', async () => {
  const state = taskState('plan', {
    InputPath: '$.case',
    Parameters: { 'id.$': '$.id', contract: 1, list: ['a', { 'run.$': '$.run' }] },
    ResultSelector: { 'stage.$': '$.stage' },
    ResultPath: '$.case.plan',
    OutputPath: '$.case',
    End: true,
  });
  const functions = { plan: () => ({ stage: 'reminderOne', ignored: true }) };
  const local = virtualStepFunctions({ definition: only(state), functions });
  expect((await local.run({ case: { id: 'FA-1', run: 2 } })).output).toEqual({
    id: 'FA-1',
    run: 2,
    plan: { stage: 'reminderOne' },
  });
  expect(local.calls[0]?.payload).toEqual({ id: 'FA-1', contract: 1, list: ['a', { run: 2 }] });
});

test('the context object tells the execution, the state and the machine', async () => {
  const Parameters = {
    'id.$': '$$.Execution.Id',
    'name.$': '$$.Execution.Name',
    'startedAt.$': '$$.Execution.StartTime',
    'first.$': '$$.Execution.Input.first',
    'state.$': '$$.State.Name',
    'enteredAt.$': '$$.State.EnteredTime',
    'retries.$': '$$.State.RetryCount',
    'machine.$': '$$.StateMachine.Name',
    'machineId.$': '$$.StateMachine.Id',
  };
  const states = { Wait: { Type: 'Wait', Seconds: 60, Next: 'Pass' }, Pass: { Type: 'Pass', Parameters, End: true } };
  const local = virtualStepFunctions({ definition: { StartAt: 'Wait', States: states } });
  expect((await local.run({ first: 1 })).output).toEqual({
    id: 'arn:aws:states:eu-west-3:000000000000:execution:dunning:invoice-1',
    name: 'invoice-1',
    startedAt: '2026-03-02T08:00:00.000Z',
    first: 1,
    state: 'Pass',
    enteredAt: '2026-03-02T08:01:00.000Z',
    retries: 0,
    machine: 'dunning',
    machineId: 'arn:aws:states:eu-west-3:000000000000:stateMachine:dunning',
  });
});

test.each([
  ['90 days', { Seconds: 7_776_000 }, '2026-05-31T08:00:00.000Z'],
  ['seconds from the input', { SecondsPath: '$.seconds' }, '2026-03-02T08:00:30.000Z'],
  ['a written instant', { Timestamp: '2026-03-10T09:00:00+01:00' }, '2026-03-10T08:00:00.000Z'],
  ['an instant from the input', { TimestampPath: "$.at['reminder one']" }, '2026-12-24T07:30:00.000Z'],
  ['an instant that has passed', { Timestamp: '2020-01-01T00:00:00Z' }, '2026-03-02T08:00:00.000Z'],
])('a Wait of %s ends on the instant', async (_title, until, instant) => {
  const local = virtualStepFunctions({ definition: only({ Type: 'Wait', ...until, End: true }) });
  const input = { seconds: 30, at: { 'reminder one': '2026-12-24T07:30:00.000Z' } };
  expect(await local.run(input)).toMatchObject({ status: 'SUCCEEDED', output: input });
  expect(local.now()).toBe(instant);
});

test('a Wait until no instant fails the execution and says which state', async () => {
  const local = virtualStepFunctions({ definition: only({ Type: 'Wait', TimestampPath: '$.at', End: true }) });
  const { status, error, cause } = await local.run({ at: 'tomorrow' });
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.Runtime' });
  expect(cause).toContain("the state 'Only' (entered at the event id #2)");
});

test('a Pass gives its result, or its parameters, or its input', async () => {
  const states = {
    One: { Type: 'Pass', Result: { a: 1 }, ResultPath: '$.one', Next: 'Two' },
    Two: { Type: 'Pass', Parameters: { 'b.$': '$.one.a' }, ResultPath: '$.two', Next: 'Three' },
    Three: { Type: 'Pass', InputPath: '$.two', ResultPath: '$.three', Next: 'Four' },
    Four: { Type: 'Pass', Result: 'dropped', ResultPath: null, End: true },
  };
  const local = virtualStepFunctions({ definition: { StartAt: 'One', States: states } });
  expect((await local.run({})).output).toEqual({ one: { a: 1 }, two: { b: 1 }, three: { b: 1 } });
});

test('a Fail names its error and cause from the input', async () => {
  const fail = { Type: 'Fail', ErrorPath: '$.error', CausePath: "States.Format('{} has no plan', $.id)" };
  const local = virtualStepFunctions({ definition: only(fail) });
  expect(await local.run({ error: 'NoPlan', id: 'FA-1' })).toEqual({
    status: 'FAILED',
    output: undefined,
    error: 'NoPlan',
    cause: 'FA-1 has no plan',
  });
});

test('a Parallel gives the outputs of its branches in their order, whichever ends first', async () => {
  const slow = {
    StartAt: 'Slow',
    States: { Slow: { Type: 'Wait', Seconds: 60, Next: 'One' }, One: { Type: 'Succeed' } },
  };
  const quick = { StartAt: 'Two', States: { Two: { Type: 'Pass', Result: 2, End: true } } };
  const state = { Type: 'Parallel', Branches: [slow, quick], ResultPath: '$.both', End: true };
  const local = virtualStepFunctions({ definition: only(state) });
  expect((await local.run({ id: 1 })).output).toEqual({ id: 1, both: [{ id: 1 }, 2] });
});

const large = 'x'.repeat(200_000);

test('a result above 256 kB is a failure of the task, which a wildcard catches', async () => {
  const state = taskState('plan', { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }], End: true });
  const definition = { StartAt: 'Only', States: { Only: state, Caught: { Type: 'Succeed' } } };
  const local = virtualStepFunctions({ definition, functions: { plan: () => large + large } });
  const cause = `The state/task '${arnOf('plan')}' returned a result with a size exceeding the maximum number of bytes service limit.`;
  expect((await local.run()).output).toEqual({ Error: 'States.DataLimitExceeded', Cause: cause });
});

test('an output above 256 kB fails the execution, and no wildcard catches it', async () => {
  const state = taskState('plan', {
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
    ResultPath: '$.plan',
    End: true,
  });
  const definition = { StartAt: 'Only', States: { Only: state, Caught: { Type: 'Succeed' } } };
  const local = virtualStepFunctions({ definition, functions: { plan: () => large } });
  expect(await local.run({ large })).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
});

test('an execution fails with its 25,000th event', async () => {
  const states = { Again: { Type: 'Pass', Next: 'And again' }, 'And again': { Type: 'Pass', Next: 'Again' } };
  const local = virtualStepFunctions({ definition: { StartAt: 'Again', States: states } });
  expect(await local.run()).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  const executionArn = 'arn:aws:states:eu-west-3:000000000000:execution:dunning:invoice-1';
  const { events } = await local.stepFunctions.getExecutionHistory({ executionArn, reverseOrder: true, maxResults: 1 });
  expect(events?.[0]).toMatchObject({ id: 25_000, type: 'ExecutionFailed' });
});

test('an execution that lasts longer than its machine allows is timed out', async () => {
  const definition = { ...only(callbackState()), TimeoutSeconds: 3600 };
  const local = virtualStepFunctions({ definition });
  expect(await local.run()).toEqual({ status: 'TIMED_OUT', output: undefined, error: undefined, cause: undefined });
  expect(local.now()).toBe('2026-03-02T09:00:00.000Z');
});

test('what falls due at one instant starts in the order of execution names', async () => {
  const states = { Wait: { Type: 'Wait', Seconds: 60, Next: 'Send' }, Send: taskState('send') };
  const local = virtualStepFunctions({ definition: { StartAt: 'Wait', States: states } });
  for (const name of ['c', 'a', 'b']) await local.start({ name }, name);
  await local.passTime();
  expect(local.calls.map(({ payload }) => payload.name)).toEqual(['a', 'b', 'c']);
});

test('a Choice leads to the first rule that holds, else to its Default', async () => {
  const definition = {
    StartAt: 'What now?',
    States: {
      'What now?': {
        Type: 'Choice',
        Choices: [
          { Variable: '$.action', StringEquals: 'close', Next: 'Close' },
          { Variable: '$.action', StringMatches: 'clo*', Next: 'Never' },
        ],
        Default: 'Wait',
      },
      Close: { Type: 'Succeed' },
      Never: { Type: 'Fail', Error: 'Never' },
      Wait: { Type: 'Succeed' },
    },
  };
  const local = virtualStepFunctions({ definition });
  for (const [action, end] of [
    ['close', 'Close'],
    ['dun', 'Wait'],
  ]) {
    const executionArn = await local.start({ action }, action);
    expect(await statesOf(local.stepFunctions, executionArn)).toEqual(['What now?', end]);
  }
});

test('a Choice without a rule that holds and without Default fails', async () => {
  const definition = {
    StartAt: 'Ask',
    States: {
      Ask: { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: 1, Next: 'One' }] },
      One: { Type: 'Succeed' },
    },
  };
  const local = virtualStepFunctions({ definition });
  expect(await local.run({ a: 2 })).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
});
