import type * as sfn from '@aws-sdk/client-sfn';
import { StepFunctionsApiError } from './api-error.ts';
import { fromPageToken, toPageToken } from './page-token.ts';
import type { EventRow, ExecutionRow, Store } from './store.ts';

/** What can be asked about machines and executions. */
export interface ExecutionReader {
  readonly describeExecution: (input: sfn.DescribeExecutionInput) => Promise<sfn.DescribeExecutionOutput>;
  readonly listExecutions: (input: sfn.ListExecutionsInput) => Promise<sfn.ListExecutionsOutput>;
  readonly getExecutionHistory: (input: sfn.GetExecutionHistoryInput) => Promise<sfn.GetExecutionHistoryOutput>;
  readonly describeStateMachine: (input: sfn.DescribeStateMachineInput) => Promise<sfn.DescribeStateMachineOutput>;
}

export interface DeployedMachine {
  readonly arn: string;
  readonly name: string;
  readonly text: string;
  readonly createdAt: number;
}

function toListItem(row: ExecutionRow): sfn.ExecutionListItem {
  return {
    executionArn: row.arn,
    stateMachineArn: row.machineArn,
    name: row.name,
    status: row.status,
    startDate: new Date(row.startedAt),
    stopDate: row.stoppedAt === null ? undefined : new Date(row.stoppedAt),
  };
}

function toHistoryEvent(row: EventRow, includesData: boolean): sfn.HistoryEvent {
  const isData = (name: string): boolean => ['input', 'output', 'parameters'].includes(name);
  const details: object = JSON.parse(row.details, (name: string, value: unknown) =>
    !includesData && isData(name) ? undefined : value,
  );
  const { id, previousEventId, type } = row;
  return { timestamp: new Date(row.at), type, id, previousEventId, ...details };
}

function pageSize(maxResults: number | undefined): number {
  const size = maxResults === undefined || maxResults === 0 ? 100 : maxResults;
  if (size >= 1 && size <= 1000) return size;
  throw new StepFunctionsApiError('ValidationException', 'maxResults must be from 0 to 1000');
}

export function createExecutionReader(store: Store, machines: ReadonlyMap<string, DeployedMachine>): ExecutionReader {
  function existing(arn: string | undefined): ExecutionRow {
    const row = store.byArn(arn ?? '');
    if (row !== undefined) return row;
    throw new StepFunctionsApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  }

  function deployed(arn: string | undefined): DeployedMachine {
    const machine = machines.get(arn ?? '');
    if (machine !== undefined) return machine;
    throw new StepFunctionsApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  }

  return {
    async describeExecution({ executionArn }) {
      const row = existing(executionArn);
      return {
        ...toListItem(row),
        input: row.input,
        inputDetails: { included: true },
        ...(row.output === null ? {} : { output: row.output, outputDetails: { included: true } }),
        error: row.error ?? undefined,
        cause: row.cause ?? undefined,
      };
    },

    async listExecutions({ stateMachineArn, statusFilter, maxResults, nextToken }) {
      const machine = deployed(stateMachineArn);
      const limit = pageSize(maxResults);
      const [startedAt = Number.MAX_SAFE_INTEGER, id = Number.MAX_SAFE_INTEGER] =
        nextToken === undefined ? [] : fromPageToken(nextToken, 2);
      const rows = store.list(machine.arn, statusFilter, [startedAt, id], limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        executions: page.map(toListItem),
        nextToken: rows.length > limit && last ? toPageToken([last.startedAt, last.id]) : undefined,
      };
    },

    async getExecutionHistory({ executionArn, maxResults, reverseOrder, nextToken, includeExecutionData }) {
      const { id } = existing(executionArn);
      const limit = pageSize(maxResults);
      const [position] = nextToken === undefined ? [] : fromPageToken(nextToken, 1);
      const rows =
        reverseOrder === true
          ? store.eventsReversed(id, position ?? Number.MAX_SAFE_INTEGER, limit + 1)
          : store.events(id, position ?? 0, limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        events: page.map((row) => toHistoryEvent(row, includeExecutionData !== false)),
        nextToken: rows.length > limit && last ? toPageToken([last.id]) : undefined,
      };
    },

    async describeStateMachine({ stateMachineArn }) {
      const { arn, name, text, createdAt } = deployed(stateMachineArn);
      return {
        stateMachineArn: arn,
        name,
        status: 'ACTIVE',
        definition: text,
        roleArn: `arn:aws:iam::${arn.split(':')[4]}:role/${name}`,
        type: 'STANDARD',
        creationDate: new Date(createdAt),
      };
    },
  };
}
