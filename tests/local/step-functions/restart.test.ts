import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  callbackState,
  endOf,
  FunctionError,
  only,
  taskState,
  virtualStepFunctions,
} from './virtual-step-functions.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'step-functions-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Functions = Readonly<Record<string, (payload: any) => unknown>>;

const never = new Promise<never>(() => undefined);

/** Runs the machine until nothing moves, closes the database, and opens it again at the instant. */
async function restarted(definition: unknown, before: Functions, after: Functions, now: string) {
  const databasePath = join(folder, 'runs.db');
  const first = virtualStepFunctions({ definition, functions: before, databasePath });
  const executionArn = await first.start({ id: 'FA-1' });
  first.stepFunctions.close();
  const second = virtualStepFunctions({ definition, functions: after, databasePath, now });
  second.stepFunctions.resume();
  return { ...second, executionArn, before: first.calls };
}

test('a Wait keeps its instant over a restart', async () => {
  const definition = only({ Type: 'Wait', Seconds: 86_400, End: true });
  const local = await restarted(definition, {}, {}, '2026-03-02T20:00:00.000Z');
  expect(local.stepFunctions.nextDueAt()).toBe(Date.parse('2026-03-03T08:00:00.000Z'));
  await local.passTime();
  expect(await endOf(local.stepFunctions, local.executionArn)).toMatchObject({ status: 'SUCCEEDED' });
});

test('a Wait that ended during the outage goes on at once', async () => {
  const definition = only({ Type: 'Wait', Seconds: 60, End: true });
  const local = await restarted(definition, {}, {}, '2026-03-05T08:00:00.000Z');
  local.stepFunctions.runDue();
  await local.settle();
  expect(await endOf(local.stepFunctions, local.executionArn)).toMatchObject({ status: 'SUCCEEDED' });
});

test('a function that was running is called again with the same payload', async () => {
  const local = await restarted(
    only(taskState('send', { Parameters: { 'id.$': '$.id' }, End: true })),
    { send: () => never },
    { send: ({ id }) => `sent ${id}` },
    '2026-03-02T08:01:00.000Z',
  );
  await local.settle();
  expect(local.calls).toEqual(local.before);
  expect(await endOf(local.stepFunctions, local.executionArn)).toMatchObject({ output: 'sent FA-1' });
});

test('a function that had not answered is not called before the restart asks for it', async () => {
  const databasePath = join(folder, 'runs.db');
  const definition = only(taskState('send'));
  const first = virtualStepFunctions({ definition, functions: { send: () => never }, databasePath });
  await first.start();
  first.stepFunctions.close();
  const second = virtualStepFunctions({ definition, databasePath });
  await second.settle();
  expect(second.calls).toEqual([]);
});

test('an open token stays valid and its function is not called again', async () => {
  const databasePath = join(folder, 'runs.db');
  const definition = only(callbackState());
  const first = virtualStepFunctions({ definition, databasePath });
  const executionArn = await first.start();
  await first.settle();
  first.stepFunctions.close();
  const second = virtualStepFunctions({ definition, databasePath });
  second.stepFunctions.resume();
  await second.settle();
  expect(second.calls).toEqual([]);
  await second.stepFunctions.sendTaskSuccess({ taskToken: first.calls[0]?.payload.token, output: '"paid"' });
  expect(await endOf(second.stepFunctions, executionArn)).toMatchObject({ status: 'SUCCEEDED', output: 'paid' });
});

test('a callback whose function was running is called again with the same token', async () => {
  const local = await restarted(only(callbackState()), { listen: () => never }, {}, '2026-03-02T08:01:00.000Z');
  await local.settle();
  expect(local.calls).toEqual(local.before);
  await local.stepFunctions.sendTaskSuccess({ taskToken: local.before[0]?.payload.token, output: '1' });
});

test('a retry keeps its instant and its count of attempts', async () => {
  const databasePath = join(folder, 'runs.db');
  const definition = only(
    taskState('send', { Retry: [{ ErrorEquals: ['Odd'], IntervalSeconds: 60, MaxAttempts: 1 }], End: true }),
  );
  const send = () => {
    throw new FunctionError('Odd');
  };
  const first = virtualStepFunctions({ definition, functions: { send }, databasePath });
  const executionArn = await first.start();
  await first.settle();
  first.stepFunctions.close();
  const second = virtualStepFunctions({ definition, functions: { send }, databasePath });
  second.stepFunctions.resume();
  expect(second.stepFunctions.nextDueAt()).toBe(Date.parse('2026-03-02T08:01:00.000Z'));
  await second.passTime();
  expect(second.calls).toHaveLength(1);
  expect(await endOf(second.stepFunctions, executionArn)).toMatchObject({ status: 'FAILED', error: 'Odd' });
});

test('a race goes on in all its branches: the wait may still lose to the token', async () => {
  const ladder = {
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: 3600, Next: 'End' }, End: { Type: 'Fail', Error: 'LadderEnded' } },
  };
  const listener = {
    StartAt: 'Listen',
    States: { Listen: callbackState({ Next: 'Changed' }), Changed: { Type: 'Fail', Error: 'CaseChanged' } },
  };
  const done = { StartAt: 'Done', States: { Done: { Type: 'Pass', End: true } } };
  const race = {
    Type: 'Parallel',
    Branches: [done, ladder, listener],
    Catch: [{ ErrorEquals: ['CaseChanged'], Next: 'Paid' }],
    End: true,
  };
  const definition = { StartAt: 'Race', States: { Race: race, Paid: { Type: 'Pass', End: true } } };
  const local = await restarted(definition, {}, {}, '2026-03-02T08:30:00.000Z');
  await local.settle();
  await local.stepFunctions.sendTaskSuccess({ taskToken: local.calls[0]?.payload.token, output: '{}' });
  expect(await endOf(local.stepFunctions, local.executionArn)).toMatchObject({
    status: 'SUCCEEDED',
    output: { Error: 'CaseChanged', Cause: '' },
  });
  expect(local.stepFunctions.nextDueAt()).toBeUndefined();
});

test('a running execution keeps the definition it began with', async () => {
  const databasePath = join(folder, 'runs.db');
  const withResult = (Result: string) => ({
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: 60, Next: 'End' }, End: { Type: 'Pass', Result, End: true } },
  });
  const first = virtualStepFunctions({ definition: withResult('old'), databasePath });
  const running = await first.start({}, 'running');
  first.stepFunctions.close();
  const second = virtualStepFunctions({ definition: withResult('new'), databasePath });
  const begun = await second.start({}, 'begun');
  await second.passTime();
  expect(await endOf(second.stepFunctions, running)).toMatchObject({ output: 'old' });
  expect(await endOf(second.stepFunctions, begun)).toMatchObject({ output: 'new' });
});

test('the history and the count of transitions go on after a restart', async () => {
  const definition = {
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: 60, Next: 'End' }, End: { Type: 'Succeed' } },
  };
  const local = await restarted(definition, {}, {}, '2026-03-02T08:00:10.000Z');
  expect(local.stepFunctions.transitionCount()).toBe(1);
  await local.passTime();
  expect(local.stepFunctions.transitionCount()).toBe(2);
  expect((await local.eventsOf(local.executionArn)).map(({ id, type }) => `${id} ${type}`)).toEqual([
    '1 ExecutionStarted',
    '2 WaitStateEntered',
    '3 WaitStateExited',
    '4 SucceedStateEntered',
    '5 SucceedStateExited',
    '6 ExecutionSucceeded',
  ]);
});
