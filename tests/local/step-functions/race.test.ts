import { expect, test } from 'vitest';
import { callbackState, FunctionError, statesOf, taskState, virtualStepFunctions } from './virtual-step-functions.ts';

const definition = {
  StartAt: 'Plan dunning',
  States: {
    'Plan dunning': taskState('plan', { ResultPath: '$.plan', Next: 'What now?' }),
    'What now?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.plan.action', StringEquals: 'dun', Next: 'Dunning' }],
      Default: 'Invoice paid',
    },
    Dunning: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Wait for reminder',
          States: {
            'Wait for reminder': { Type: 'Wait', TimestampPath: '$.plan.at', Next: 'Send reminder' },
            'Send reminder': taskState('send', { Next: 'Ladder ended' }),
            'Ladder ended': { Type: 'Fail', Error: 'LadderEnded' },
          },
        },
        {
          StartAt: 'Listen',
          States: {
            Listen: callbackState({
              TimeoutSeconds: 27_000_000,
              Catch: [{ ErrorEquals: ['PlanIsStale'], Next: 'Case changed' }],
              Next: 'Case changed',
            }),
            'Case changed': { Type: 'Fail', Error: 'CaseChanged', Cause: 'planned again' },
          },
        },
      ],
      Catch: [{ ErrorEquals: ['LadderEnded', 'CaseChanged'], ResultPath: '$.ended', Next: 'Plan dunning' }],
      Next: 'Plan dunning',
    },
    'Invoice paid': { Type: 'Succeed' },
  },
};

function dunning(listen: (payload: { token: string }) => void) {
  const actions = ['dun', 'close'];
  const plan = () => ({ action: actions.shift(), at: '2026-04-01T08:00:00Z' });
  return virtualStepFunctions({ definition, functions: { plan, listen } });
}

test('a payment ends the wait of the ladder at once, and the case is planned again', async () => {
  let token = '';
  const local = dunning((payload) => {
    token = payload.token;
  });
  const executionArn = await local.start({ id: 'FA-1' });
  await local.settle();
  await local.stepFunctions.sendTaskSuccess({ taskToken: token, output: '{"kind":"payment"}' });
  await local.settle();
  const { status, output } = await local.stepFunctions.describeExecution({ executionArn });
  expect(status).toBe('SUCCEEDED');
  expect(JSON.parse(output ?? '')).toMatchObject({ ended: { Error: 'CaseChanged', Cause: 'planned again' } });
  expect(local.now()).toBe('2026-03-02T08:00:00.000Z');
  expect(local.stepFunctions.nextDueAt()).toBeUndefined();
  expect(local.calls.map(({ name }) => name)).not.toContain('send');
});

test('the end of the ladder takes the token of the listener away', async () => {
  let token = '';
  const local = dunning((payload) => {
    token = payload.token;
  });
  expect(await local.run({ id: 'FA-1' })).toMatchObject({ output: { ended: { Error: 'LadderEnded' } } });
  await expect(local.stepFunctions.sendTaskSuccess({ taskToken: token, output: '{}' })).rejects.toMatchObject({
    name: 'TaskTimedOut',
  });
});

test('a stale plan ends the race through the catch inside the branch', async () => {
  const local = dunning(() => {
    throw new FunctionError('PlanIsStale');
  });
  const executionArn = await local.start({ id: 'FA-1' });
  await local.settle();
  expect(await statesOf(local.stepFunctions, executionArn)).toEqual([
    'Plan dunning',
    'What now?',
    'Dunning',
    'Wait for reminder',
    'Listen',
    'Case changed',
    'Plan dunning',
    'What now?',
    'Invoice paid',
  ]);
});

test('an error the Parallel does not name fails the execution and cancels all that was waiting', async () => {
  const local = dunning(() => {
    throw new FunctionError('Broken');
  });
  const executionArn = await local.start({ id: 'FA-1' });
  await local.settle();
  expect(await local.stepFunctions.describeExecution({ executionArn })).toMatchObject({
    status: 'FAILED',
    error: 'Broken',
    cause: 'Broken happened',
  });
  expect(local.stepFunctions.nextDueAt()).toBeUndefined();
});

test('what an aborted branch was still running can no longer move the execution', async () => {
  const gate = Promise.withResolvers<string>();
  const slow = { StartAt: 'Slow', States: { Slow: taskState('slow') } };
  const broken = {
    StartAt: 'Broken',
    States: { Broken: { Type: 'Wait', Seconds: 1, Next: 'No' }, No: { Type: 'Fail', Error: 'No' } },
  };
  const race = {
    Type: 'Parallel',
    Branches: [slow, broken],
    Catch: [{ ErrorEquals: ['No'], Next: 'Wait' }],
    End: true,
  };
  const states = { Race: race, Wait: { Type: 'Wait', Seconds: 60, End: true } };
  const local = virtualStepFunctions({
    definition: { StartAt: 'Race', States: states },
    functions: { slow: () => gate.promise },
  });
  const executionArn = await local.start();
  local.setNow('2026-03-02T08:00:01Z');
  local.stepFunctions.runDue();
  gate.resolve('late');
  await local.passTime();
  expect(await local.stepFunctions.describeExecution({ executionArn })).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"Error":"No","Cause":""}',
  });
});
