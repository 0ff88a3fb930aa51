import { expect, test } from 'vitest';
import { servedStepFunctions } from './served-step-functions.ts';
import { machineArn } from './virtual-step-functions.ts';

const executionArn = `${machineArn.replace('stateMachine', 'execution')}:invoice-1`;
const refused = 'failed to satisfy constraint: Member must';

test.each([
  ['StartExecution', { name: 'a' }, `Value null at 'stateMachineArn' ${refused} not be null`],
  ['StartExecution', { stateMachineArn: null }, `Value null at 'stateMachineArn' ${refused} not be null`],
  [
    'StartExecution',
    { stateMachineArn: machineArn, name: '' },
    `Value '' at 'name' ${refused} have length greater than or equal to 1`,
  ],
  [
    'StartExecution',
    { stateMachineArn: machineArn, input: `"${'x'.repeat(262_144)}"` },
    `Value at 'input' ${refused} have length less than or equal to 262144`,
  ],
  [
    'StartExecution',
    { stateMachineArn: machineArn, input: `"${'é'.repeat(131_072)}"` },
    `Value at 'input' ${refused} have length less than or equal to 262144`,
  ],
  [
    'ListExecutions',
    { stateMachineArn: machineArn, maxResults: 1001 },
    `Value '1001' at 'maxResults' ${refused} have value less than or equal to 1000`,
  ],
  [
    'GetExecutionHistory',
    { executionArn, maxResults: -1 },
    `Value '-1' at 'maxResults' ${refused} have value greater than or equal to 0`,
  ],
  [
    'ListExecutions',
    { stateMachineArn: machineArn, statusFilter: 'DONE' },
    `Value 'DONE' at 'statusFilter' ${refused} satisfy enum value set: [RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED, PENDING_REDRIVE]`,
  ],
  [
    'RedriveExecution',
    { executionArn, clientToken: 'a b' },
    `Value 'a b' at 'clientToken' ${refused} satisfy regular expression pattern: /^[!-~]+$/`,
  ],
  [
    'SendTaskFailure',
    { taskToken: '', cause: 'c'.repeat(32_769) },
    `2 validation errors detected: Value at 'taskToken' ${refused} have length greater than or equal to 1; Value at 'cause' ${refused} have length less than or equal to 32768`,
  ],
])('%s refuses a member outside its limits: %#', async (operation, body, problem) => {
  const { post } = await servedStepFunctions();
  const message = problem.startsWith('2') ? problem : `1 validation error detected: ${problem}`;
  expect(await post(operation, body)).toEqual([400, { __type: 'ValidationException', message }]);
});

test.each([
  ['a body that is no JSON', 'StartExecution', '{'],
  ['a body that is no object', 'StartExecution', '[]'],
  ['a number for a text', 'StartExecution', { stateMachineArn: 1 }],
  ['a text for a number', 'ListExecutions', { stateMachineArn: machineArn, maxResults: '3' }],
  ['a text for a truth', 'GetExecutionHistory', { executionArn, reverseOrder: 'yes' }],
])('%s is refused', async (_title, operation, body) => {
  const { post } = await servedStepFunctions();
  expect(await post(operation, body)).toMatchObject([400, { __type: 'SerializationException' }]);
});

test('what belongs to map runs is refused by its name', async () => {
  const { post } = await servedStepFunctions();
  for (const [body, words] of [
    [{ mapRunArn: `${machineArn.replace('stateMachine', 'mapRun')}/a:b` }, 'mapRunArn is not supported'],
    [{ stateMachineArn: machineArn, redriveFilter: 'REDRIVEN' }, 'redriveFilter is for a mapRunArn'],
    [{ stateMachineArn: machineArn, statusFilter: 'PENDING_REDRIVE' }, 'PENDING_REDRIVE is for a mapRunArn'],
    [{}, 'stateMachineArn is needed'],
  ] as const) {
    expect(await post('ListExecutions', body)).toMatchObject([
      400,
      { __type: 'ValidationException', message: expect.stringContaining(words) as string },
    ]);
  }
});

test('members that AWS does not know are ignored', async () => {
  const { post } = await servedStepFunctions();
  expect(await post('ListStateMachines', { colour: 'red' })).toMatchObject([200, {}]);
});
