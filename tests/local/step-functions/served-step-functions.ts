import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SFNClient } from '@aws-sdk/client-sfn';
import { onTestFinished } from 'vitest';
import { createStepFunctionsEndpoint } from '../../../local/step-functions/endpoint.ts';
import { callbackState, only, virtualStepFunctions } from './virtual-step-functions.ts';

/** Step Functions in virtual time behind its endpoint, with a client of the AWS SDK; one open callback unless told otherwise. */
export async function servedStepFunctions(definition: unknown = only(callbackState())) {
  const local = virtualStepFunctions({ definition });
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

  /** What is sent and answered on the wire, for what no client would send. */
  async function post(operation: string, body: unknown): Promise<readonly [status: number, body: unknown]> {
    const headers = { 'x-amz-target': `AWSStepFunctions.${operation}` };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(endpoint, { method: 'POST', headers, body: text });
    return [response.status, await response.json()];
  }
  return { ...local, client, endpoint, post };
}
