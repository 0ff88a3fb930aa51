import {
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { dunningExecutionName, transactionalExecutionName, windowExecutionName } from '../../domain/execution-name.ts';
import type { RunStatus, Workflow } from '../../ports/workflow.ts';
import { isNamed, workflowError } from './workflow-error.ts';

/** Runs on AWS Step Functions: one machine for cases, one for what leaves. */
export function createWorkflow(machines: { readonly dunning: string; readonly debtorNotice: string }): Workflow {
  const client = new SFNClient({ maxAttempts: 5 });

  async function start(stateMachineArn: string, name: string, input: Record<string, unknown>): Promise<void> {
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
    } catch (error) {
      if (!isNamed(error, 'ExecutionAlreadyExists')) throw workflowError(error);
    }
  }

  async function statusOf(stateMachineArn: string, name: string): Promise<RunStatus> {
    const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    try {
      const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
      if (status === 'RUNNING' || status === 'PENDING_REDRIVE') return 'running';
      return status === 'SUCCEEDED' ? 'ended' : 'failed';
    } catch (error) {
      if (isNamed(error, 'ExecutionDoesNotExist')) return 'missing';
      throw workflowError(error);
    }
  }

  return {
    startDunning: ({ id, run, invoice: { creditor, debtorId } }) =>
      start(machines.dunning, dunningExecutionName(id, run), { invoiceId: id, creditor, debtorId, run, plan: {} }),
    startWindow: (window) => {
      const { creditor, debtorId, date, attempt, sendAt } = window;
      return start(machines.debtorNotice, windowExecutionName(window), {
        kind: 'window',
        creditor,
        debtorId,
        date,
        attempt,
        sendAt,
      });
    },
    startTransactional: (transactional) => {
      const { creditor, debtorId, id, attempt, sendAt } = transactional;
      const input = { kind: 'transactional', creditor, debtorId, id, attempt, sendAt };
      return start(machines.debtorNotice, transactionalExecutionName(transactional), input);
    },
    async answer(taskToken) {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
        return 'answered';
      } catch (error) {
        if (isNamed(error, 'TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken')) return 'gone';
        throw workflowError(error);
      }
    },
    dunningStatus: (invoiceId, run) => statusOf(machines.dunning, dunningExecutionName(invoiceId, run)),
    windowStatus: (window) => statusOf(machines.debtorNotice, windowExecutionName(window)),
    transactionalStatus: (key) => statusOf(machines.debtorNotice, transactionalExecutionName(key)),
  };
}
