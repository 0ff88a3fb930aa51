import { createWorkflow } from '../adapters/step-functions/workflow.ts';
import type { Workflow } from '../ports/workflow.ts';
import { readEnvironment } from './environment.ts';

/** The two state machines of the deployment. */
export function workflowFromEnvironment(): Workflow {
  const environment = readEnvironment('DUNNING_STATE_MACHINE_ARN', 'DEBTOR_NOTICE_STATE_MACHINE_ARN');
  return createWorkflow({
    dunning: environment.DUNNING_STATE_MACHINE_ARN,
    debtorNotice: environment.DEBTOR_NOTICE_STATE_MACHINE_ARN,
  });
}
