import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { StepFunctionsApiError } from './api-error.ts';
import type { StepFunctions } from './api.ts';

const targetPrefix = 'AWSStepFunctions.';

type Operation = (input: never) => Promise<unknown>;

/** AWS JSON 1.0 writes instants as seconds since the epoch. */
function toBody(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, name, text: unknown) {
    const original = this[name];
    return original instanceof Date ? original.getTime() / 1000 : text;
  });
}

function parseBody(body: string): never {
  try {
    return JSON.parse(body) as never;
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
  const operations = new Map<string, Operation>([
    ['StartExecution', stepFunctions.startExecution],
    ['StopExecution', stepFunctions.stopExecution],
    ['SendTaskSuccess', stepFunctions.sendTaskSuccess],
    ['SendTaskFailure', stepFunctions.sendTaskFailure],
    ['DescribeExecution', stepFunctions.describeExecution],
    ['ListExecutions', stepFunctions.listExecutions],
    ['GetExecutionHistory', stepFunctions.getExecutionHistory],
    ['DescribeStateMachine', stepFunctions.describeStateMachine],
  ]);

  async function answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
    try {
      const target = String(request.headers['x-amz-target'] ?? '');
      const operation = target.startsWith(targetPrefix) ? operations.get(target.slice(targetPrefix.length)) : undefined;
      const body = await text(request);
      if (operation === undefined) {
        throw new StepFunctionsApiError('UnknownOperationException', `'${target}' is not supported`);
      }
      return { status: 200, body: toBody(await operation(parseBody(body))) };
    } catch (error) {
      return toAnswer(error);
    }
  }

  return async (request, response) => {
    const { status, body } = await answer(request);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(body);
  };
}
