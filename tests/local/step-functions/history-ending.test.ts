import { expect, test } from 'vitest';
import { callbackState, historyLines, only, taskState, virtualStepFunctions } from './virtual-step-functions.ts';

test.each([
  ['a function', taskState('listen', { TimeoutSeconds: 60, End: true }), 'LambdaFunctionTimedOut'],
  ['a callback', callbackState({ TimeoutSeconds: 60, End: true }), 'TaskTimedOut'],
])('%s that takes too long fails the execution with an error and no cause', async (_title, state, type) => {
  const never = new Promise<never>(() => undefined);
  const local = virtualStepFunctions({ definition: only(state), functions: { listen: () => never } });
  const executionArn = await local.start();
  local.setNow('2026-03-02T08:01:00Z');
  local.stepFunctions.runDue();
  await local.stepFunctions.describeExecution({ executionArn });
  const events = await local.eventsOf(executionArn);
  expect(events.slice(-2)).toMatchObject([
    { id: 5, previousEventId: 4, type },
    { id: 6, type: 'ExecutionFailed' },
  ]);
  expect(events.at(-1)?.executionFailedEventDetails).toEqual({ error: 'States.Timeout' });
  const { taskTimedOutEventDetails: task, lambdaFunctionTimedOutEventDetails: called } = events.at(-2) ?? {};
  expect(task ?? called).toMatchObject({ error: 'States.Timeout' });
  expect(task ?? called).not.toHaveProperty('cause');
});

test.each([
  ['stopped', {}, 'ExecutionAborted', { error: 'Replaced', cause: 'a new run' }],
  ['timed out', { TimeoutSeconds: 60 }, 'ExecutionTimedOut', {}],
])('an execution that is %s ends with an event that follows none of its own', async (_title, limit, type, details) => {
  const local = virtualStepFunctions({ definition: { ...only({ Type: 'Wait', Seconds: 120, End: true }), ...limit } });
  const executionArn = await local.start();
  if (type === 'ExecutionAborted') await local.stepFunctions.stopExecution({ executionArn, ...details });
  await local.passTime();
  const events = await local.eventsOf(executionArn);
  expect(historyLines(events)).toEqual(['1 < 0 ExecutionStarted', '2 < 0 WaitStateEntered', `3 < 0 ${type}`]);
  const { executionAbortedEventDetails: aborted, executionTimedOutEventDetails: timedOut } = events[2] ?? {};
  expect(aborted ?? timedOut).toEqual(details);
});
