import type * as sfn from '@aws-sdk/client-sfn';
import { StepFunctionsApiError } from './api-error.ts';
import { unknownArn } from './arn.ts';
import { toListItem } from './execution-row.ts';
import { fromPageToken, pageSize, toPageToken } from './page-token.ts';
import { redrivabilityOf } from './redrivability.ts';
import type { Store } from './store.ts';

/** What can be asked about executions. */
export interface ExecutionReader {
  readonly describeExecution: (input: sfn.DescribeExecutionInput) => Promise<sfn.DescribeExecutionOutput>;
  readonly listExecutions: (input: sfn.ListExecutionsInput) => Promise<sfn.ListExecutionsOutput>;
}

/** Map runs do not exist here, and AWS itself refuses what belongs to them beside a state machine. */
function checkForMapRuns({ stateMachineArn, statusFilter, mapRunArn, redriveFilter }: sfn.ListExecutionsInput): void {
  const problem =
    mapRunArn !== undefined
      ? 'mapRunArn is not supported: no state machine here has a Distributed Map state'
      : stateMachineArn === undefined
        ? 'stateMachineArn is needed'
        : redriveFilter !== undefined
          ? 'redriveFilter is for a mapRunArn, not for a stateMachineArn'
          : statusFilter === 'PENDING_REDRIVE'
            ? 'The statusFilter PENDING_REDRIVE is for a mapRunArn, not for a stateMachineArn'
            : undefined;
  if (problem !== undefined) throw new StepFunctionsApiError('ValidationException', problem);
}

export function createExecutionReader(
  store: Store,
  machines: ReadonlyMap<string, unknown>,
  clock: { now(): number },
): ExecutionReader {
  return {
    async describeExecution({ executionArn, includedData }) {
      const row = store.byArn(executionArn ?? '');
      if (row === undefined) throw unknownArn(executionArn, 'execution');
      const included = includedData !== 'METADATA_ONLY';
      const { input, output } = row;
      return {
        ...toListItem(row),
        ...(included ? { input } : {}),
        inputDetails: { included },
        ...(output === null ? {} : { ...(included ? { output } : {}), outputDetails: { included } }),
        error: row.error ?? undefined,
        cause: row.cause ?? undefined,
        ...redrivabilityOf(row, clock.now()),
      };
    },

    async listExecutions(input) {
      checkForMapRuns(input);
      const { stateMachineArn = '', statusFilter, maxResults, nextToken } = input;
      if (!machines.has(stateMachineArn)) throw unknownArn(stateMachineArn, 'stateMachine');
      const query = ['ListExecutions', stateMachineArn, statusFilter];
      const limit = pageSize(maxResults);
      const [startedAt = Number.MAX_SAFE_INTEGER, id = Number.MAX_SAFE_INTEGER] = fromPageToken(query, nextToken);
      const rows = store.list(stateMachineArn, statusFilter, [startedAt, id], limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        executions: page.map(toListItem),
        nextToken: rows.length > limit && last ? toPageToken(query, [last.startedAt, last.id]) : undefined,
      };
    },
  };
}
