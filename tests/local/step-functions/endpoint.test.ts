import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListActivitiesCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { servedStepFunctions } from './served-step-functions.ts';
import { machineArn } from './virtual-step-functions.ts';

const executionArn = `${machineArn.replace('stateMachine', 'execution')}:invoice-1`;
const start = { stateMachineArn: machineArn, name: 'invoice-1', input: '{"id":1}' };
const startedAt = new Date('2026-03-02T08:00:00.000Z');

test('the AWS SDK starts, answers, describes and reads an execution', async () => {
  const { client, settle, calls } = await servedStepFunctions();
  const started = await client.send(new StartExecutionCommand(start));
  expect(started).toMatchObject({ executionArn, startDate: startedAt });
  expect(started.$metadata.requestId).toMatch(/^[\da-f-]{36}$/);
  await settle();
  await client.send(new SendTaskSuccessCommand({ taskToken: calls[0]?.payload.token, output: '"paid"' }));
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'SUCCEEDED',
    output: '"paid"',
    stopDate: startedAt,
  });
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn, reverseOrder: true }));
  expect(events?.[0]).toMatchObject({ type: 'ExecutionSucceeded', timestamp: startedAt });
  const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn: machineArn }));
  expect(executions).toMatchObject([{ name: 'invoice-1', status: 'SUCCEEDED', redriveCount: 0 }]);
});

test('the AWS SDK fails a task, redrives the execution and stops it', async () => {
  const { client, settle, calls } = await servedStepFunctions();
  await client.send(new StartExecutionCommand(start));
  await settle();
  await client.send(new SendTaskFailureCommand({ taskToken: calls[0]?.payload.token, error: 'Refused' }));
  expect(await client.send(new RedriveExecutionCommand({ executionArn }))).toMatchObject({ redriveDate: startedAt });
  await client.send(new StopExecutionCommand({ executionArn, error: 'Replaced', cause: 'a new run' }));
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'ABORTED',
    error: 'Replaced',
    cause: 'a new run',
    redriveCount: 1,
    redriveStatus: 'REDRIVABLE',
  });
});

test('the AWS SDK finds the machines and the definition an execution runs on', async () => {
  const { client } = await servedStepFunctions();
  await client.send(new StartExecutionCommand(start));
  const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
  expect(stateMachines).toMatchObject([{ stateMachineArn: machineArn, name: 'dunning', type: 'STANDARD' }]);
  const machine = await client.send(new DescribeStateMachineCommand({ stateMachineArn: machineArn }));
  const ofExecution = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
  expect(ofExecution).toMatchObject({ definition: machine.definition, stateMachineArn: machineArn, name: 'dunning' });
});

const other = executionArn.replace('invoice-1', 'invoice-2');
test.each([
  [new StartExecutionCommand({ ...start, input: '[]' }), 'ExecutionAlreadyExists', executionArn],
  [new StartExecutionCommand({ ...start, name: 'FA 1' }), 'InvalidName', "Invalid Name: 'FA 1'"],
  [new StartExecutionCommand({ ...start, name: 'a'.repeat(81) }), 'ValidationException', "at 'name'"],
  [
    new StartExecutionCommand({ ...start, input: '{' }),
    'InvalidExecutionInput',
    'Invalid State Machine Execution Input',
  ],
  [
    new StartExecutionCommand({ stateMachineArn: `${machineArn}s` }),
    'StateMachineDoesNotExist',
    `State Machine Does Not Exist: '${machineArn}s'`,
  ],
  [
    new StartExecutionCommand({ stateMachineArn: executionArn }),
    'InvalidArn',
    "Invalid Arn: 'Resource type not valid in this context: execution'",
  ],
  [new ListExecutionsCommand({ stateMachineArn: 'dunning' }), 'InvalidArn', 'Invalid ARN prefix: dunning'],
  [new ListExecutionsCommand({ stateMachineArn: machineArn, nextToken: 'made up' }), 'InvalidToken', 'Invalid Token'],
  [new DescribeStateMachineCommand({ stateMachineArn: `${machineArn}s` }), 'StateMachineDoesNotExist', machineArn],
  [new DescribeExecutionCommand({ executionArn: other }), 'ExecutionDoesNotExist', `Does Not Exist: '${other}'`],
  [new DescribeExecutionCommand({ executionArn: machineArn }), 'InvalidArn', 'this context: stateMachine'],
  [new GetExecutionHistoryCommand({ executionArn: other }), 'ExecutionDoesNotExist', other],
  [new DescribeStateMachineForExecutionCommand({ executionArn: other }), 'ExecutionDoesNotExist', other],
  [new StopExecutionCommand({ executionArn: other }), 'ExecutionDoesNotExist', other],
  [new RedriveExecutionCommand({ executionArn }), 'ExecutionNotRedrivable', 'Execution is RUNNING'],
  [new SendTaskSuccessCommand({ taskToken: 'no', output: '1' }), 'InvalidToken', "Invalid Token: 'Invalid token'"],
  [new SendTaskSuccessCommand({ taskToken: 'no', output: '{' }), 'InvalidOutput', 'Invalid Output'],
  [new SendTaskFailureCommand({ taskToken: 'no', error: 'e'.repeat(257) }), 'ValidationException', "at 'error'"],
])('%# a refusal reaches the SDK by the name and in the words of AWS', async (command, name, words) => {
  const { client } = await servedStepFunctions();
  await client.send(new StartExecutionCommand(start));
  await expect(client.send(command as StartExecutionCommand)).rejects.toMatchObject({
    name,
    message: expect.stringContaining(words) as string,
    $metadata: { httpStatusCode: 400 },
  });
});

test.each([
  ['SendTaskHeartbeat', new SendTaskHeartbeatCommand({ taskToken: 'token' })],
  ['ListActivities', new ListActivitiesCommand({})],
])('the operation %s is not offered here and refused by its name', async (name, command) => {
  const { client } = await servedStepFunctions();
  await expect(client.send(command as ListActivitiesCommand)).rejects.toMatchObject({
    name: 'UnknownOperationException',
    message: `'AWSStepFunctions.${name}' is not supported`,
  });
});
