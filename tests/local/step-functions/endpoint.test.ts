import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, onTestFinished, test } from 'vitest';
import { createStepFunctionsEndpoint } from '../../../local/step-functions/endpoint.ts';
import { callbackState, machineArn, only, virtualStepFunctions } from './virtual-step-functions.ts';

async function served() {
  const local = virtualStepFunctions({ definition: only(callbackState()) });
  const answer = createStepFunctionsEndpoint(local.stepFunctions);
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new SFNClient({ endpoint, region: 'eu-west-3', credentials, maxAttempts: 1 });
  onTestFinished(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { ...local, client, endpoint };
}

test('the AWS SDK starts, answers, describes and reads an execution', async () => {
  const { client, settle, calls } = await served();
  const start = new StartExecutionCommand({ stateMachineArn: machineArn, name: 'invoice-1', input: '{"id":1}' });
  const { executionArn, startDate } = await client.send(start);
  expect(startDate).toEqual(new Date('2026-03-02T08:00:00.000Z'));
  await settle();
  await client.send(new SendTaskSuccessCommand({ taskToken: calls[0]?.payload.token, output: '"paid"' }));
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'SUCCEEDED',
    output: '"paid"',
    stopDate: new Date('2026-03-02T08:00:00.000Z'),
  });
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn, reverseOrder: true }));
  expect(events?.[0]).toMatchObject({ type: 'ExecutionSucceeded', timestamp: new Date('2026-03-02T08:00:00.000Z') });
  const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn: machineArn }));
  expect(executions).toMatchObject([{ name: 'invoice-1', status: 'SUCCEEDED' }]);
});

test('errors reach the SDK by their names', async () => {
  const { client } = await served();
  const start = { stateMachineArn: machineArn, name: 'invoice-1' };
  await client.send(new StartExecutionCommand({ ...start, input: '{}' }));
  await expect(client.send(new StartExecutionCommand({ ...start, input: '[]' }))).rejects.toMatchObject({
    name: 'ExecutionAlreadyExists',
    $metadata: { httpStatusCode: 400 },
  });
  await expect(client.send(new SendTaskSuccessCommand({ taskToken: 'no', output: '1' }))).rejects.toMatchObject({
    name: 'InvalidToken',
  });
});

test('an operation that is not offered here is refused by name', async () => {
  const { client } = await served();
  await expect(client.send(new ListStateMachinesCommand({}))).rejects.toMatchObject({
    name: 'UnknownOperationException',
  });
});

test('a body that is no JSON is refused', async () => {
  const { endpoint } = await served();
  const headers = { 'x-amz-target': 'AWSStepFunctions.StartExecution' };
  const answer = await fetch(endpoint, { method: 'POST', headers, body: '{' });
  expect([answer.status, await answer.json()]).toMatchObject([400, { __type: 'SerializationException' }]);
});
