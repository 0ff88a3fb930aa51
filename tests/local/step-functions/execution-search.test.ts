import { expect, test } from 'vitest';
import { callbackState, machineArn, only, virtualStepFunctions } from './virtual-step-functions.ts';

async function withExecutions(...names: readonly string[]) {
  const local = virtualStepFunctions({ definition: only(callbackState()) });
  for (const [index, name] of names.entries()) {
    local.setNow(new Date(Date.parse('2026-03-02T08:00:00Z') + index * 60_000).toISOString());
    await local.start({}, name);
  }
  const find = async (search: Parameters<typeof local.stepFunctions.findExecutions>[0]) => {
    const { executions, nextToken } = await local.stepFunctions.findExecutions(search);
    return { names: executions.map(({ name }) => name), nextToken };
  };
  return { ...local, find };
}

test('an execution is found by any part of its name, in upper or lower case, newest first', async () => {
  const { find } = await withExecutions('acme-FA-2026-0101-r1', 'acme-FA-2026-0102-r1', 'acme-fa-2026-0101-r2');
  expect((await find({ nameContains: 'fa-2026-0101' })).names).toEqual([
    'acme-fa-2026-0101-r2',
    'acme-FA-2026-0101-r1',
  ]);
  expect((await find({ nameContains: '0102' })).names).toEqual(['acme-FA-2026-0102-r1']);
  expect((await find({})).names).toHaveLength(3);
});

test.each([
  ['_', ['a_b']],
  ['a_', ['a_b']],
  ['%', []],
  ['\\', []],
])('the text %s stands for itself and for nothing else', async (nameContains, names) => {
  const { find } = await withExecutions('a_b', 'acb', 'abc');
  expect((await find({ nameContains })).names).toEqual(names);
});

test('a search is limited to a machine and to a status', async () => {
  const { find, stepFunctions } = await withExecutions('FA-1', 'FA-2', 'FA-3');
  const executionArn = `${machineArn.replace('stateMachine', 'execution')}:FA-2`;
  await stepFunctions.stopExecution({ executionArn });
  expect((await find({ nameContains: 'FA', statusFilter: 'RUNNING' })).names).toEqual(['FA-3', 'FA-1']);
  expect((await find({ nameContains: 'FA', statusFilter: 'ABORTED' })).names).toEqual(['FA-2']);
  expect((await find({ nameContains: 'FA', stateMachineArn: machineArn })).names).toHaveLength(3);
  expect((await find({ nameContains: 'FA', stateMachineArn: `${machineArn}-other` })).names).toEqual([]);
});

test('what is found comes in pages that neither repeat nor miss an execution', async () => {
  const { find } = await withExecutions('FA-1', 'other', 'FA-2', 'FA-3', 'FA-4', 'FA-5');
  const pages: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await find({ nameContains: 'fa', maxResults: 2, nextToken });
    pages.push(page.names.join(' '));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  expect(pages).toEqual(['FA-5 FA-4', 'FA-3 FA-2', 'FA-1']);
  await expect(find({ nextToken: 'made up' })).rejects.toMatchObject({ name: 'InvalidToken' });
  await expect(find({ maxResults: 1001 })).rejects.toMatchObject({ name: 'ValidationException' });
});

test('the executions of a machine are counted by status', async () => {
  const { stepFunctions } = await withExecutions('FA-1', 'FA-2', 'FA-3');
  await stepFunctions.stopExecution({ executionArn: `${machineArn.replace('stateMachine', 'execution')}:FA-2` });
  const counts = { RUNNING: 2, SUCCEEDED: 0, FAILED: 0, TIMED_OUT: 0, ABORTED: 1, PENDING_REDRIVE: 0 };
  expect(await stepFunctions.countExecutions(machineArn)).toEqual(counts);
  expect(await stepFunctions.countExecutions(`${machineArn}-other`)).toEqual({ ...counts, RUNNING: 0, ABORTED: 0 });
});
