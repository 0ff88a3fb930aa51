import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  callbackState,
  endOf,
  FunctionError,
  historyLines,
  only,
  taskState,
  virtualStepFunctions,
} from './virtual-step-functions.ts';

/** A function that fails until it is mended. */
function breakable(answer: unknown = 'done') {
  const state = { isBroken: true };
  return {
    mend: () => (state.isBroken = false),
    call: () => {
      if (state.isBroken) throw new FunctionError('Odd');
      return answer;
    },
  };
}

function planThenSend(fields: object = { End: true }) {
  const send = breakable();
  const definition = {
    StartAt: 'Plan',
    States: { Plan: taskState('plan', { ResultPath: '$.plan', Next: 'Send' }), Send: taskState('send', fields) },
  };
  return { send, setup: { definition, functions: { plan: () => 1, send: send.call } } };
}

test('a redriven execution goes on from the state that failed, with its input, and repeats nothing before it', async () => {
  const { send, setup } = planThenSend();
  const local = virtualStepFunctions(setup);
  const executionArn = await local.start({ id: 1 });
  await local.settle();
  send.mend();
  local.setNow('2026-03-05T08:00:00Z');
  const { redriveDate } = await local.stepFunctions.redriveExecution({ executionArn });
  expect(redriveDate).toEqual(new Date('2026-03-05T08:00:00Z'));
  await local.settle();
  expect(local.calls).toEqual([
    { name: 'plan', payload: { id: 1 } },
    { name: 'send', payload: { id: 1, plan: 1 } },
    { name: 'send', payload: { id: 1, plan: 1 } },
  ]);
  expect(await local.stepFunctions.describeExecution({ executionArn })).toMatchObject({
    status: 'SUCCEEDED',
    startDate: new Date('2026-03-02T08:00:00Z'),
    stopDate: new Date('2026-03-05T08:00:00Z'),
    redriveCount: 1,
    redriveDate,
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  });
  const events = await local.eventsOf(executionArn);
  expect(historyLines(events).slice(9)).toEqual([
    '10 < 9 LambdaFunctionFailed',
    '11 < 10 ExecutionFailed',
    '12 < 11 ExecutionRedriven',
    '13 < 12 LambdaFunctionScheduled',
    '14 < 13 LambdaFunctionStarted',
    '15 < 14 LambdaFunctionSucceeded',
    '16 < 15 TaskStateExited',
    '17 < 16 ExecutionSucceeded',
  ]);
  expect(events[11]?.executionRedrivenEventDetails).toEqual({ redriveCount: 1 });
});

test('retries begin anew with a redrive', async () => {
  const { setup } = planThenSend({ Retry: [{ ErrorEquals: ['Odd'], MaxAttempts: 1 }], End: true });
  const local = virtualStepFunctions(setup);
  const executionArn = await local.start();
  await local.passTime();
  await local.stepFunctions.redriveExecution({ executionArn });
  await local.passTime();
  expect(local.calls.filter(({ name }) => name === 'send')).toHaveLength(4);
  expect(await endOf(local.stepFunctions, executionArn)).toMatchObject({ status: 'FAILED', error: 'Odd' });
});

const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });

test('only the branches that had not succeeded are redriven, down to a Parallel within a Parallel', async () => {
  const send = breakable();
  const inner = { Type: 'Parallel', Branches: [branch('B', taskState('b')), branch('Send', taskState('send'))] };
  const outer = {
    Type: 'Parallel',
    Branches: [
      branch('A', taskState('a')),
      branch('Inner', { ...inner, End: true }),
      branch('Listen', callbackState()),
    ],
    End: true,
  };
  // The failure waits for the others, so that they have succeeded by then.
  const functions = {
    a: () => 'a',
    b: () => 'b',
    listen: () => 'kept',
    async send() {
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      return send.call();
    },
  };
  const local = virtualStepFunctions({ definition: only(outer), functions });
  const executionArn = await local.start();
  await local.settle();
  const first: string = local.calls.find(({ name }) => name === 'listen')?.payload.token;
  send.mend();
  await local.stepFunctions.redriveExecution({ executionArn });
  await local.settle();
  expect(local.calls.map(({ name }) => name).toSorted()).toEqual(['a', 'b', 'listen', 'listen', 'send', 'send']);
  const second: string = local.calls.findLast(({ name }) => name === 'listen')?.payload.token;
  await expect(local.stepFunctions.sendTaskSuccess({ taskToken: first, output: '1' })).rejects.toMatchObject({
    name: 'TaskTimedOut',
  });
  await local.stepFunctions.sendTaskSuccess({ taskToken: second, output: '"paid"' });
  expect((await endOf(local.stepFunctions, executionArn)).output).toEqual(['a', ['b', 'done'], 'paid']);
});

test('a branch that had left its state, or had not begun, goes on from there', async () => {
  const fails = { Type: 'Fail', Error: 'No' };
  const left = {
    StartAt: 'One',
    States: {
      One: { Type: 'Pass', Next: 'Two' },
      Two: { Type: 'Pass', Next: 'Three' },
      Three: { Type: 'Pass', End: true },
    },
  };
  const Branches = [left, branch('Fails', fails), branch('Waits', { Type: 'Wait', Seconds: 60, End: true })];
  const local = virtualStepFunctions({ definition: only({ Type: 'Parallel', Branches, End: true }) });
  const executionArn = await local.start();
  await local.stepFunctions.redriveExecution({ executionArn });
  await local.passTime();
  const seen = (await local.eventsOf(executionArn)).map(
    ({ type, stateEnteredEventDetails: entered, stateExitedEventDetails: exited }) =>
      `${type} ${entered?.name ?? exited?.name}`,
  );
  expect(seen.filter((event) => event === 'PassStateExited One')).toHaveLength(1);
  expect(seen.filter((event) => event === 'FailStateEntered Fails')).toHaveLength(2);
  expect(await endOf(local.stepFunctions, executionArn)).toMatchObject({ status: 'FAILED', error: 'No' });
});

test('a stopped execution waits again, and a machine that took too long gets its whole time again', async () => {
  const definition = { ...only({ Type: 'Wait', Seconds: 3600, End: true }), TimeoutSeconds: 1800 };
  const local = virtualStepFunctions({ definition });
  const executionArn = await local.start();
  await local.stepFunctions.stopExecution({ executionArn });
  local.setNow('2026-03-03T08:00:00Z');
  await local.stepFunctions.redriveExecution({ executionArn });
  await local.passTime();
  expect(local.now()).toBe('2026-03-03T08:30:00.000Z');
  expect(await endOf(local.stepFunctions, executionArn)).toMatchObject({ status: 'TIMED_OUT' });
});

test('a redrive survives a restart: its time limit, its count and its branches', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'step-functions-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const databasePath = join(folder, 'runs.db');
  const waits = branch('Waits', { Type: 'Wait', Seconds: 3600, End: true });
  const done = branch('Done', { Type: 'Pass', Result: 1, End: true });
  const definition = { ...only({ Type: 'Parallel', Branches: [waits, done], End: true }), TimeoutSeconds: 7200 };
  const first = virtualStepFunctions({ definition, databasePath });
  const executionArn = await first.start();
  await first.stepFunctions.stopExecution({ executionArn });
  first.stepFunctions.close();
  const second = virtualStepFunctions({ definition, databasePath, now: '2026-03-03T08:00:00Z' });
  await second.stepFunctions.redriveExecution({ executionArn });
  second.stepFunctions.close();
  const third = virtualStepFunctions({ definition, databasePath, now: '2026-03-03T08:10:00Z' });
  expect(await third.stepFunctions.describeExecution({ executionArn })).toMatchObject({
    status: 'RUNNING',
    redriveCount: 1,
  });
  await third.passTime();
  expect(third.now()).toBe('2026-03-03T09:00:00.000Z');
  expect((await endOf(third.stepFunctions, executionArn)).output).toEqual([{}, 1]);
});
