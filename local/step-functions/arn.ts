import { StepFunctionsApiError } from './api-error.ts';

const arnShape = /^arn:aws[\w-]*:states:[\w-]+:\d{12}:(?<resource>\w+):.+$/;

const doesNotExist = {
  stateMachine: ['StateMachineDoesNotExist', 'State Machine Does Not Exist'],
  execution: ['ExecutionDoesNotExist', 'Execution Does Not Exist'],
} as const;

/** The error for an ARN that leads to nothing: it is no ARN, or of another kind of resource, or nothing has it. */
export function unknownArn(arn: string | undefined, expected: keyof typeof doesNotExist): StepFunctionsApiError {
  const resource = arnShape.exec(arn ?? '')?.groups?.['resource'];
  if (resource === undefined) {
    return new StepFunctionsApiError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  }
  if (resource !== expected) {
    const problem = `Resource type not valid in this context: ${resource}`;
    return new StepFunctionsApiError('InvalidArn', `Invalid Arn: '${problem}'`);
  }
  const [name, sentence] = doesNotExist[expected];
  return new StepFunctionsApiError(name, `${sentence}: '${arn}'`);
}
