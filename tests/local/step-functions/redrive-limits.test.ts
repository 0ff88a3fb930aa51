import { expect, test } from 'vitest';
import { FunctionError, only, taskState, virtualStepFunctions } from './virtual-step-functions.ts';

function failing() {
  const send = () => {
    throw new FunctionError('Odd');
  };
  return virtualStepFunctions({ definition: only(taskState('send')), functions: { send } });
}

test('an execution can be redriven for 14 days', async () => {
  const local = failing();
  const executionArn = await local.start();
  await local.settle();
  local.setNow('2026-03-16T08:00:00.001Z');
  await expect(local.stepFunctions.redriveExecution({ executionArn })).rejects.toMatchObject({
    name: 'ExecutionNotRedrivable',
    message: 'Execution redrivable period exceeded',
  });
  local.setNow('2026-03-16T08:00:00.000Z');
  await local.stepFunctions.redriveExecution({ executionArn });
});

test('the same client token redrives once, for 15 minutes', async () => {
  const local = failing();
  const executionArn = await local.start();
  await local.settle();
  const redrive = async () => {
    const { redriveDate } = await local.stepFunctions.redriveExecution({ executionArn, clientToken: 'once' });
    await local.settle();
    return redriveDate?.toISOString();
  };
  expect(await redrive()).toBe('2026-03-02T08:00:00.000Z');
  local.setNow('2026-03-02T08:14:59.999Z');
  expect(await redrive()).toBe('2026-03-02T08:00:00.000Z');
  local.setNow('2026-03-02T08:15:00.000Z');
  expect(await redrive()).toBe('2026-03-02T08:15:00.000Z');
  expect(local.calls).toHaveLength(3);
});

test('an execution whose history is full cannot be redriven', async () => {
  const states = { Again: { Type: 'Pass', Next: 'And again' }, 'And again': { Type: 'Pass', Next: 'Again' } };
  const local = virtualStepFunctions({ definition: { StartAt: 'Again', States: states } });
  const executionArn = await local.start();
  await expect(local.stepFunctions.redriveExecution({ executionArn })).rejects.toMatchObject({
    message: 'Execution history event limit exceeded',
  });
});
