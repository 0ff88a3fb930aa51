import { createBulkWorkflow } from '../../adapters/step-functions/bulk-workflow.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { entry } from '../../runtime/workflow-entry.ts';
import { createHandler, inputSchema } from './handler.ts';

const { BULK_IMPORT_STATE_MACHINE_ARN } = readEnvironment('BULK_IMPORT_STATE_MACHINE_ARN');

export const handler = entry(
  inputSchema,
  createHandler({ workflow: createBulkWorkflow(BULK_IMPORT_STATE_MACHINE_ARN) }),
);
