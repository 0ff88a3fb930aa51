import { expect, test } from 'vitest';
import { callbackState, endOf, FunctionError, only, virtualStepFunctions } from './virtual-step-functions.ts';

async function listening(
  fields: object = { End: true },
  listen: (payload: { token: string }) => unknown = () => 'kept',
) {
  const definition = {
    StartAt: 'Listen',
    States: { Listen: callbackState(fields), Next: { Type: 'Pass', Result: 'caught', End: true } },
  };
  const local = virtualStepFunctions({ definition, functions: { listen } });
  const executionArn = await local.start();
  await local.settle();
  const token: string = local.calls[0]?.payload.token;
  return { ...local, executionArn, token };
}

test('the answer to a token is the result of the state', async () => {
  const { stepFunctions, executionArn, token } = await listening({ ResultPath: '$.event', End: true });
  await stepFunctions.sendTaskSuccess({ taskToken: token, output: '{"kind":"payment"}' });
  expect(await endOf(stepFunctions, executionArn)).toMatchObject({
    status: 'SUCCEEDED',
    output: { event: { kind: 'payment' } },
  });
});

test('a failure sent for a token is the failure of the state, with its error and cause', async () => {
  const { stepFunctions, executionArn, token } = await listening();
  await stepFunctions.sendTaskFailure({ taskToken: token, error: 'Refused', cause: 'no reason' });
  expect(await endOf(stepFunctions, executionArn)).toMatchObject({
    status: 'FAILED',
    error: 'Refused',
    cause: 'no reason',
  });
});

test('a token that nobody answers times out', async () => {
  const fields = { TimeoutSeconds: 3600, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Next' }], End: true };
  const { stepFunctions, executionArn, token, passTime, now } = await listening(fields);
  await passTime();
  expect(now()).toBe('2026-03-02T09:00:00.000Z');
  expect(await endOf(stepFunctions, executionArn)).toMatchObject({ output: 'caught' });
  await expect(stepFunctions.sendTaskFailure({ taskToken: token })).rejects.toMatchObject({ name: 'TaskTimedOut' });
});

test('a token takes one answer', async () => {
  const { stepFunctions, token } = await listening();
  await stepFunctions.sendTaskSuccess({ taskToken: token, output: '1' });
  await expect(stepFunctions.sendTaskSuccess({ taskToken: token, output: '2' })).rejects.toMatchObject({
    name: 'TaskTimedOut',
  });
});

test('a token may be answered while its function still runs', async () => {
  const gate = Promise.withResolvers<string>();
  const definition = only(callbackState());
  const local = virtualStepFunctions({ definition, functions: { listen: () => gate.promise } });
  const executionArn = await local.start();
  await local.stepFunctions.sendTaskSuccess({ taskToken: local.calls[0]?.payload.token, output: '"early"' });
  gate.resolve('kept');
  await local.settle();
  expect(await endOf(local.stepFunctions, executionArn)).toMatchObject({ status: 'SUCCEEDED', output: 'early' });
  expect((await local.eventsOf(executionArn)).map(({ type }) => type)).not.toContain('TaskSubmitted');
});

test('each retry of a callback has a token of its own', async () => {
  let attempts = 0;
  const listen = () => {
    attempts += 1;
    if (attempts === 1) throw new FunctionError('TransientError');
  };
  const { passTime, calls, stepFunctions, token } = await listening(
    { Retry: [{ ErrorEquals: ['TransientError'] }], End: true },
    listen,
  );
  await passTime();
  const second: string = calls[1]?.payload.token;
  expect(second).not.toBe(token);
  await expect(stepFunctions.sendTaskSuccess({ taskToken: token, output: '1' })).rejects.toThrow('Task Timed Out');
  await stepFunctions.sendTaskSuccess({ taskToken: second, output: '1' });
});

test.each([
  ['no token', 'nonsense', 'InvalidToken'],
  ['a token of an execution nobody knows', Buffer.from('[99,7,"x"]').toString('base64url'), 'TaskDoesNotExist'],
])('%s is refused', async (_title, taskToken, name) => {
  const { stepFunctions } = await listening();
  await expect(stepFunctions.sendTaskSuccess({ taskToken, output: '1' })).rejects.toMatchObject({ name });
});

test('an answer that is no JSON is refused and leaves the token open', async () => {
  const { stepFunctions, token } = await listening();
  await expect(stepFunctions.sendTaskSuccess({ taskToken: token, output: '{' })).rejects.toMatchObject({
    name: 'InvalidOutput',
  });
  await stepFunctions.sendTaskSuccess({ taskToken: token, output: '{}' });
});
