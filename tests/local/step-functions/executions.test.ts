import { expect, test } from 'vitest';
import { callbackState, machineArn, only, virtualStepFunctions } from './virtual-step-functions.ts';

function waiting() {
  return virtualStepFunctions({ definition: only({ Type: 'Wait', Seconds: 60, End: true }) });
}

const start = { stateMachineArn: machineArn, name: 'invoice-1', input: '{"id":1}' };

test('starting twice with the same name and input is the same execution while it runs', async () => {
  const { stepFunctions, setNow } = waiting();
  const first = await stepFunctions.startExecution(start);
  setNow('2026-03-02T08:00:30Z');
  expect(await stepFunctions.startExecution(start)).toEqual(first);
  expect((await stepFunctions.listExecutions({ stateMachineArn: machineArn })).executions).toHaveLength(1);
});

test('the same name with another input is refused', async () => {
  const { stepFunctions } = waiting();
  await stepFunctions.startExecution(start);
  await expect(stepFunctions.startExecution({ ...start, input: '{"id":2}' })).rejects.toMatchObject({
    name: 'ExecutionAlreadyExists',
  });
});

test('the name of a closed execution is free again after 90 days', async () => {
  const { stepFunctions, passTime, setNow, eventsOf } = waiting();
  const { executionArn = '' } = await stepFunctions.startExecution(start);
  await passTime();
  setNow('2026-05-31T08:00:59.999Z');
  await expect(stepFunctions.startExecution(start)).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  setNow('2026-05-31T08:01:00.000Z');
  await stepFunctions.startExecution(start);
  expect((await eventsOf(executionArn)).map(({ type }) => type)).toEqual(['ExecutionStarted', 'WaitStateEntered']);
});

test.each([
  ['a name with a slash', { ...start, name: 'FA/1' }, 'InvalidName'],
  ['a name of 81 characters', { ...start, name: 'a'.repeat(81) }, 'InvalidName'],
  ['an empty name', { ...start, name: '' }, 'InvalidName'],
  ['an input that is no JSON', { ...start, input: '{' }, 'InvalidExecutionInput'],
  ['an unknown machine', { ...start, stateMachineArn: `${machineArn}s` }, 'StateMachineDoesNotExist'],
])('%s is refused', async (_title, input, name) => {
  await expect(waiting().stepFunctions.startExecution(input)).rejects.toMatchObject({ name });
});

test('a name of 80 characters is accepted', async () => {
  const { executionArn } = await waiting().stepFunctions.startExecution({ ...start, name: 'a'.repeat(80) });
  expect(executionArn).toBe(`arn:aws:states:eu-west-3:000000000000:execution:dunning:${'a'.repeat(80)}`);
});

test('stopping an execution ends its wait, and stopping it again changes nothing', async () => {
  const { stepFunctions, setNow, passTime } = waiting();
  const { executionArn } = await stepFunctions.startExecution(start);
  setNow('2026-03-02T08:00:30Z');
  const { stopDate } = await stepFunctions.stopExecution({ executionArn, error: 'Replaced', cause: 'a new run' });
  expect(stepFunctions.nextDueAt()).toBeUndefined();
  setNow('2026-03-02T09:00:00Z');
  await passTime();
  expect(await stepFunctions.stopExecution({ executionArn })).toEqual({ stopDate });
  expect(await stepFunctions.describeExecution({ executionArn })).toMatchObject({
    status: 'ABORTED',
    stopDate: new Date('2026-03-02T08:00:30Z'),
    error: 'Replaced',
    cause: 'a new run',
  });
});

test('an execution nobody started does not exist', async () => {
  const { stepFunctions } = waiting();
  const unknown = { executionArn: 'arn:aws:states:eu-west-3:000000000000:execution:dunning:none' };
  for (const ask of [stepFunctions.describeExecution, stepFunctions.getExecutionHistory, stepFunctions.stopExecution]) {
    await expect(ask(unknown)).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
  }
});

test('executions are listed newest first, by status, in pages', async () => {
  const local = virtualStepFunctions({ definition: only(callbackState()) });
  const { stepFunctions } = local;
  for (const [index, name] of ['a', 'b', 'c', 'd', 'e'].entries()) {
    local.setNow(`2026-03-0${index + 2}T08:00:00Z`);
    await local.start({}, name);
  }
  await stepFunctions.stopExecution({ executionArn: `${machineArn.replace('stateMachine', 'execution')}:d` });
  const seen: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await stepFunctions.listExecutions({
      stateMachineArn: machineArn,
      statusFilter: 'RUNNING',
      maxResults: 3,
      nextToken,
    });
    seen.push(...(page.executions ?? []).map(({ name }) => name ?? ''), '|');
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  expect(seen.join('')).toBe('ecb|a|');
  await expect(
    stepFunctions.listExecutions({ stateMachineArn: machineArn, nextToken: 'made up' }),
  ).rejects.toMatchObject({ name: 'InvalidToken' });
});

test('the token of a page is taken by the list that gave it, and by no other', async () => {
  const { stepFunctions } = waiting();
  for (const name of ['a', 'b']) await stepFunctions.startExecution({ ...start, name });
  const list = { stateMachineArn: machineArn, maxResults: 1 };
  const { nextToken } = await stepFunctions.listExecutions(list);
  expect((await stepFunctions.listExecutions({ ...list, nextToken })).executions).toMatchObject([{ name: 'a' }]);
  for (const other of [
    stepFunctions.listExecutions({ ...list, statusFilter: 'RUNNING', nextToken }),
    stepFunctions.findExecutions({ ...list, nextToken }),
    stepFunctions.listStateMachines({ nextToken }),
  ]) {
    await expect(other).rejects.toMatchObject({ name: 'InvalidToken' });
  }
});

test('a machine describes itself with the definition it was given', async () => {
  const definition = only({ Type: 'Succeed' });
  const { stepFunctions } = virtualStepFunctions({ definition });
  const answer = await stepFunctions.describeStateMachine({ stateMachineArn: machineArn });
  expect(answer).toMatchObject({ name: 'dunning', status: 'ACTIVE', type: 'STANDARD' });
  expect(JSON.parse(answer.definition ?? '')).toEqual(definition);
});
