import { expect, test } from 'vitest';
import { FunctionError, only, taskState, virtualStepFunctions } from './virtual-step-functions.ts';

const transient = ['TransientError', 'Lambda.TooManyRequestsException'];

/** A function that fails with each name in turn, then answers. */
function failing(...errors: readonly string[]) {
  const left = [...errors];
  return () => {
    const error = left.shift();
    if (error !== undefined) throw new FunctionError(error);
    return 'done';
  };
}

async function instantsOf(retry: object, errors: readonly string[], random = () => 0.5) {
  const instants: string[] = [];
  const fails = failing(...errors);
  const local = virtualStepFunctions({
    definition: only(taskState('send', { Retry: [retry], End: true })),
    functions: {
      send() {
        instants.push(local.now().slice(11, 23));
        return fails();
      },
    },
    random,
  });
  return { end: await local.run(), instants, transitions: local.stepFunctions.transitionCount() };
}

test('a retry waits its interval, longer each time, up to its longest delay', async () => {
  const retry = { ErrorEquals: transient, IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 4, MaxDelaySeconds: 10 };
  const { end, instants, transitions } = await instantsOf(retry, Array<string>(4).fill('TransientError'));
  expect(end).toMatchObject({ status: 'SUCCEEDED', output: 'done' });
  expect(instants).toEqual(['08:00:00.000', '08:00:02.000', '08:00:08.000', '08:00:18.000', '08:00:28.000']);
  expect(transitions).toBe(5);
});

test('full jitter takes a part of the delay', async () => {
  const retry = { ErrorEquals: transient, IntervalSeconds: 4, JitterStrategy: 'FULL' };
  const { instants } = await instantsOf(retry, ['TransientError', 'TransientError'], () => 0.25);
  expect(instants).toEqual(['08:00:00.000', '08:00:01.000', '08:00:03.000']);
});

test('attempts that are used up fail the execution with the last error', async () => {
  const { end, instants } = await instantsOf({ ErrorEquals: transient, MaxAttempts: 1 }, [
    'TransientError',
    'Lambda.TooManyRequestsException',
  ]);
  expect(end).toMatchObject({ status: 'FAILED', error: 'Lambda.TooManyRequestsException' });
  expect(instants).toHaveLength(2);
});

test('an error that no retrier names is not retried', async () => {
  const { end, instants } = await instantsOf({ ErrorEquals: transient }, ['InvoiceIsUnknown']);
  expect(end).toMatchObject({ status: 'FAILED', error: 'InvoiceIsUnknown', cause: 'InvoiceIsUnknown happened' });
  expect(instants).toHaveLength(1);
});

test.each([
  ['States.ALL', 'Anything', true],
  ['States.TaskFailed', 'Anything', true],
  ['States.TaskFailed', 'States.Timeout', false],
  ['States.Timeout', 'States.Timeout', true],
  ['States.ALL', 'States.Runtime', false],
  ['States.Runtime', 'States.Runtime', true],
])('%s and the error %s: caught is %s', async (pattern, error, isCaught) => {
  const state = taskState('send', {
    Catch: [{ ErrorEquals: [pattern], ResultPath: '$.error', Next: 'Caught' }],
    End: true,
  });
  const definition = { StartAt: 'Send', States: { Send: state, Caught: { Type: 'Succeed' } } };
  const local = virtualStepFunctions({ definition, functions: { send: failing(error) } });
  const end = await local.run({ id: 1 });
  if (isCaught) expect(end.output).toEqual({ id: 1, error: { Error: error, Cause: `${error} happened` } });
  else expect(end).toMatchObject({ status: 'FAILED', error });
});

test('a Parallel that is retried begins all its branches again', async () => {
  const branch = (name: string) => ({ StartAt: name, States: { [name]: taskState(name) } });
  const state = {
    Type: 'Parallel',
    Branches: [branch('one'), branch('two')],
    Retry: [{ ErrorEquals: ['Odd'] }],
    End: true,
  };
  const functions = { one: () => 1, two: failing('Odd') };
  const local = virtualStepFunctions({ definition: only(state), functions });
  expect((await local.run()).output).toEqual([1, 'done']);
  expect(local.calls.map(({ name }) => name)).toEqual(['one', 'two', 'one', 'two']);
  expect(local.now()).toBe('2026-03-02T08:00:01.000Z');
});

test('a function that never answers is timed out, and its late answer is dropped', async () => {
  const gate = Promise.withResolvers<string>();
  const state = taskState('send', {
    TimeoutSeconds: 120,
    Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }],
    End: true,
  });
  const definition = { StartAt: 'Send', States: { Send: state, Late: { Type: 'Pass', Result: 'late', End: true } } };
  const local = virtualStepFunctions({ definition, functions: { send: () => gate.promise } });
  const executionArn = await local.start();
  expect(local.stepFunctions.nextDueAt()).toBe(Date.parse('2026-03-02T08:02:00Z'));
  local.setNow('2026-03-02T08:02:00Z');
  local.stepFunctions.runDue();
  gate.resolve('sent');
  await local.settle();
  expect(await local.stepFunctions.describeExecution({ executionArn })).toMatchObject({ output: '"late"' });
});

test('a call that breaks is the error Lambda.Unknown', async () => {
  const functions = {
    send() {
      throw new TypeError('socket hang up');
    },
  };
  const local = virtualStepFunctions({ definition: only(taskState('send')), functions });
  const { error, cause } = await local.run();
  expect(error).toBe('Lambda.Unknown');
  expect(cause).toContain('socket hang up');
});
