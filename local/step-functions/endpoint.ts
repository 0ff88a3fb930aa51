import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { StepFunctionsApiError } from './api-error.ts';
import type { StepFunctions } from './api.ts';
import { checkedInput } from './operation-input.ts';
import type { OperationName } from './operation-input.ts';

const targetPrefix = 'AWSStepFunctions.';

type Operation = (input: never) => Promise<unknown>;

/** AWS JSON 1.0 writes instants as seconds since the epoch. */
function toBody(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, name, text: unknown) {
    const original = this[name];
    return original instanceof Date ? original.getTime() / 1000 : text;
  });
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) throw new StepFunctionsApiError('SerializationException', error.message);
    throw error;
  }
}

function toAnswer(error: unknown): { status: number; body: string } {
  if (error instanceof StepFunctionsApiError) {
    return { status: 400, body: toBody({ __type: error.name, message: error.message }) };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { status: 500, body: toBody({ __type: 'InternalFailure', message }) };
}

/** Answers the Step Functions client of the AWS SDK (AWS JSON 1.0). Signatures are not checked. */
export function createStepFunctionsEndpoint(
  stepFunctions: StepFunctions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const operations: Readonly<Record<OperationName, Operation>> = {
    StartExecution: stepFunctions.startExecution,
    StopExecution: stepFunctions.stopExecution,
    RedriveExecution: stepFunctions.redriveExecution,
    SendTaskSuccess: stepFunctions.sendTaskSuccess,
    SendTaskFailure: stepFunctions.sendTaskFailure,
    DescribeExecution: stepFunctions.describeExecution,
    ListExecutions: stepFunctions.listExecutions,
    GetExecutionHistory: stepFunctions.getExecutionHistory,
    DescribeStateMachine: stepFunctions.describeStateMachine,
    ListStateMachines: stepFunctions.listStateMachines,
    DescribeStateMachineForExecution: stepFunctions.describeStateMachineForExecution,
  };
  const isOffered = (name: string): name is OperationName => Object.hasOwn(operations, name);

  async function answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
    try {
      const target = String(request.headers['x-amz-target'] ?? '');
      const name = target.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : '';
      const body = await text(request);
      if (!isOffered(name)) {
        throw new StepFunctionsApiError('UnknownOperationException', `'${target}' is not supported`);
      }
      const input = checkedInput(name, parseBody(body));
      return { status: 200, body: toBody(await operations[name](input as never)) };
    } catch (error) {
      return toAnswer(error);
    }
  }

  return async (request, response) => {
    const { status, body } = await answer(request);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() });
    response.end(body);
  };
}
