import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { BulkWorkflow } from '../../ports/workflow.ts';
import { isNamed, workflowError } from './workflow-error.ts';

/** Imports on AWS Step Functions. */
export function createBulkWorkflow(stateMachineArn: string): BulkWorkflow {
  const client = new SFNClient({ maxAttempts: 5 });
  return {
    async startImport(input) {
      const { importId: name } = input;
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
      } catch (error) {
        if (!isNamed(error, 'ExecutionAlreadyExists')) throw workflowError(error);
      }
    },
  };
}
