import { expect, test } from 'vitest';
import {
  arnOf,
  callbackState,
  FunctionError,
  historyLines,
  only,
  taskState,
  virtualStepFunctions,
} from './virtual-step-functions.ts';

test('a task that is retried and then caught tells its history as AWS does', async () => {
  const fields = {
    TimeoutSeconds: 60,
    Retry: [{ ErrorEquals: ['Odd'], MaxAttempts: 1 }],
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'End' }],
    End: true,
  };
  const definition = { StartAt: 'Send', States: { Send: taskState('send', fields), End: { Type: 'Succeed' } } };
  const send = () => {
    throw new FunctionError('Odd');
  };
  const local = virtualStepFunctions({ definition, functions: { send } });
  const executionArn = await local.start({ id: 1 });
  await local.passTime();
  const events = await local.eventsOf(executionArn);
  expect(historyLines(events)).toEqual([
    '1 < 0 ExecutionStarted',
    '2 < 0 TaskStateEntered',
    '3 < 2 LambdaFunctionScheduled',
    '4 < 3 LambdaFunctionStarted',
    '5 < 4 LambdaFunctionFailed',
    '6 < 5 LambdaFunctionScheduled',
    '7 < 6 LambdaFunctionStarted',
    '8 < 7 LambdaFunctionFailed',
    '9 < 8 TaskStateExited',
    '10 < 9 SucceedStateEntered',
    '11 < 10 SucceedStateExited',
    '12 < 11 ExecutionSucceeded',
  ]);
  expect(events[1]?.stateEnteredEventDetails).toEqual({
    name: 'Send',
    input: '{"id":1}',
    inputDetails: { truncated: false },
  });
  expect(events[2]?.lambdaFunctionScheduledEventDetails).toEqual({
    resource: arnOf('send'),
    input: '{"id":1}',
    inputDetails: { truncated: false },
    timeoutInSeconds: 60,
  });
  expect(events[7]).toMatchObject({
    timestamp: new Date('2026-03-02T08:00:01.000Z'),
    lambdaFunctionFailedEventDetails: { error: 'Odd', cause: 'Odd happened' },
  });
});

test('a race tells the callback, the abort of the wait and the failure of the Parallel', async () => {
  const waits = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 60, End: true } } };
  const listens = {
    StartAt: 'Listen',
    States: { Listen: callbackState({ Next: 'Stop' }), Stop: { Type: 'Fail', Error: 'Changed' } },
  };
  const race = {
    Type: 'Parallel',
    Branches: [waits, listens],
    Catch: [{ ErrorEquals: ['Changed'], Next: 'End' }],
    End: true,
  };
  const local = virtualStepFunctions({
    definition: { StartAt: 'Race', States: { Race: race, End: { Type: 'Succeed' } } },
  });
  const executionArn = await local.start();
  await local.settle();
  await local.stepFunctions.sendTaskSuccess({ taskToken: local.calls[0]?.payload.token, output: '"paid"' });
  const events = await local.eventsOf(executionArn);
  expect(historyLines(events)).toEqual([
    '1 < 0 ExecutionStarted',
    '2 < 0 ParallelStateEntered',
    '3 < 2 ParallelStateStarted',
    '4 < 3 WaitStateEntered',
    '5 < 3 TaskStateEntered',
    '6 < 5 TaskScheduled',
    '7 < 6 TaskStarted',
    '8 < 7 TaskSubmitted',
    '9 < 8 TaskSucceeded',
    '10 < 9 TaskStateExited',
    '11 < 10 FailStateEntered',
    '12 < 11 WaitStateAborted',
    '13 < 11 ParallelStateFailed',
    '14 < 13 ParallelStateExited',
    '15 < 14 SucceedStateEntered',
    '16 < 15 SucceedStateExited',
    '17 < 16 ExecutionSucceeded',
  ]);
  expect(events[5]?.taskScheduledEventDetails).toMatchObject({
    resourceType: 'lambda',
    resource: 'invoke.waitForTaskToken',
    region: 'eu-west-3',
  });
  expect(events[8]?.taskSucceededEventDetails).toMatchObject({ output: '"paid"', resourceType: 'lambda' });
});

test('a failed execution ends with its error, right after the state that failed', async () => {
  const local = virtualStepFunctions({ definition: only({ Type: 'Fail', Error: 'NoPlan', Cause: 'none' }) });
  const executionArn = await local.start();
  const events = await local.eventsOf(executionArn);
  expect(historyLines(events)).toEqual(['1 < 0 ExecutionStarted', '2 < 0 FailStateEntered', '3 < 2 ExecutionFailed']);
  expect(events[2]?.executionFailedEventDetails).toEqual({ error: 'NoPlan', cause: 'none' });
});

test('a history comes in pages, forwards and backwards, and without its data when asked', async () => {
  const local = virtualStepFunctions({ definition: only({ Type: 'Pass', End: true }) });
  const executionArn = await local.start({ secret: 1 });
  const read = async (reverseOrder: boolean) => {
    const pages: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await local.stepFunctions.getExecutionHistory({
        executionArn,
        maxResults: 3,
        reverseOrder,
        nextToken,
      });
      pages.push((page.events ?? []).map(({ id }) => id).join(' '));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return pages;
  };
  expect(await read(false)).toEqual(['1 2 3', '4']);
  expect(await read(true)).toEqual(['4 3 2', '1']);
  const { nextToken } = await local.stepFunctions.getExecutionHistory({ executionArn, maxResults: 3 });
  await expect(
    local.stepFunctions.getExecutionHistory({ executionArn, reverseOrder: true, nextToken }),
  ).rejects.toMatchObject({ name: 'InvalidToken' });
  const bare = await local.stepFunctions.getExecutionHistory({ executionArn, includeExecutionData: false });
  expect(JSON.stringify(bare)).not.toContain('secret');
  expect(bare.events?.[1]?.stateEnteredEventDetails?.name).toBe('Only');
});

test('an execution tells its role when it starts', async () => {
  const local = virtualStepFunctions({ definition: only({ Type: 'Succeed' }) });
  const [started] = await local.eventsOf(await local.start({ id: 1 }));
  expect(started?.executionStartedEventDetails).toEqual({
    input: '{"id":1}',
    inputDetails: { truncated: false },
    roleArn: 'arn:aws:iam::000000000000:role/dunning',
  });
});

test('Pass, Choice, Wait and Parallel are entered and left, each event linked to the one before in its branch', async () => {
  const inner = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });
  const definition = {
    StartAt: 'Ask',
    States: {
      Ask: { Type: 'Choice', Choices: [{ Variable: '$.id', NumericEquals: 1, Next: 'Wait' }] },
      Wait: { Type: 'Wait', Seconds: 60, Next: 'Both' },
      Both: { Type: 'Parallel', Branches: [inner('One'), inner('Two')], Next: 'End' },
      End: { Type: 'Succeed' },
    },
  };
  const local = virtualStepFunctions({ definition });
  const executionArn = await local.start({ id: 1 });
  await local.passTime();
  expect(historyLines(await local.eventsOf(executionArn))).toEqual([
    '1 < 0 ExecutionStarted',
    '2 < 0 ChoiceStateEntered',
    '3 < 2 ChoiceStateExited',
    '4 < 3 WaitStateEntered',
    '5 < 4 WaitStateExited',
    '6 < 5 ParallelStateEntered',
    '7 < 6 ParallelStateStarted',
    '8 < 7 PassStateEntered',
    '9 < 8 PassStateExited',
    '10 < 7 PassStateEntered',
    '11 < 10 PassStateExited',
    '12 < 11 ParallelStateSucceeded',
    '13 < 11 ParallelStateExited',
    '14 < 13 SucceedStateEntered',
    '15 < 14 SucceedStateExited',
    '16 < 15 ExecutionSucceeded',
  ]);
});
