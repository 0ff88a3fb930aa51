import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { createStepFunctions } from '../../../local/step-functions/step-functions.ts';
import { machineArn, only, virtualStepFunctions } from './virtual-step-functions.ts';

function databaseFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'step-functions-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'runs.db');
}

const waitThen = (Result: string) => ({
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: 60, Next: 'End' }, End: { Type: 'Pass', Result, End: true } },
});

test('an execution shows the definition it began with, also when its machine has another one by now', async () => {
  const databasePath = databaseFile();
  const first = virtualStepFunctions({ definition: waitThen('old'), databasePath });
  const executionArn = await first.start();
  first.stepFunctions.close();
  const { stepFunctions } = virtualStepFunctions({
    definition: waitThen('new'),
    databasePath,
    now: '2026-03-03T08:00:00Z',
  });
  const shown = await stepFunctions.describeStateMachineForExecution({ executionArn });
  expect(JSON.parse(shown.definition ?? '')).toEqual(waitThen('old'));
  expect(shown).toMatchObject({ name: 'dunning', updateDate: new Date('2026-03-02T08:00:00Z') });
  const present = await stepFunctions.describeStateMachine({ stateMachineArn: machineArn });
  expect(JSON.parse(present.definition ?? '')).toEqual(waitThen('new'));
  expect(present.creationDate).toEqual(new Date('2026-03-03T08:00:00Z'));
});

test('the data of an execution and the definition of a machine are left out when asked', async () => {
  const { stepFunctions, start } = virtualStepFunctions({ definition: only({ Type: 'Succeed' }) });
  const executionArn = await start({ secret: 1 });
  const includedData = 'METADATA_ONLY';
  const execution = await stepFunctions.describeExecution({ executionArn, includedData });
  expect(JSON.stringify(execution)).not.toContain('secret');
  expect(execution).toMatchObject({ inputDetails: { included: false }, outputDetails: { included: false } });
  const machine = await stepFunctions.describeStateMachine({ stateMachineArn: machineArn, includedData });
  expect(machine.definition).toBe('{}');
});

test('machines are listed in pages, with what a person needs to go on', async () => {
  const stepFunctions = createStepFunctions({
    databasePath: ':memory:',
    clock: { now: () => 0 },
    random: () => 0,
    invoke: async () => ({ ok: true, payload: null }),
    activity: { begin: () => () => undefined },
    stateMachines: ['a', 'b', 'c'].map((name) => ({
      arn: machineArn.replace('dunning', name),
      name,
      definition: only({ Type: 'Succeed' }),
    })),
  });
  const first = await stepFunctions.listStateMachines({ maxResults: 2 });
  expect(first.stateMachines?.map(({ name }) => name)).toEqual(['a', 'b']);
  const second = await stepFunctions.listStateMachines({ maxResults: 2, nextToken: first.nextToken });
  expect(second.stateMachines?.map(({ name }) => name)).toEqual(['c']);
  expect(second.nextToken).toBeUndefined();
});

test('a database of an earlier version is brought up to date and its executions go on', async () => {
  const databasePath = databaseFile();
  const first = virtualStepFunctions({ definition: waitThen('old'), databasePath });
  const executionArn = await first.start();
  first.stepFunctions.close();
  const database = new DatabaseSync(databasePath);
  for (const column of ['redriveCount', 'redrivenAt', 'redriveTokens']) {
    database.exec(`ALTER TABLE executions DROP COLUMN ${column}`);
  }
  database.exec('ALTER TABLE definitions DROP COLUMN definedAt');
  database.close();
  const second = virtualStepFunctions({ definition: waitThen('old'), databasePath });
  await second.passTime();
  expect(await second.stepFunctions.describeExecution({ executionArn })).toMatchObject({
    status: 'SUCCEEDED',
    redriveCount: 0,
  });
});
