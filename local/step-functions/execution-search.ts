import type * as sfn from '@aws-sdk/client-sfn';
import { toListItem } from './execution-row.ts';
import { fromPageToken, pageSize, toPageToken } from './page-token.ts';
import type { Store } from './store.ts';

export interface FindExecutionsInput {
  /** Any part of the name, such as an invoice's number; upper and lower case of ASCII letters are the same. */
  readonly nameContains?: string | undefined;
  /** One machine; without it the executions of all machines, also of those no longer deployed. */
  readonly stateMachineArn?: string | undefined;
  readonly statusFilter?: sfn.ExecutionStatus | undefined;
  /** From 1 to 1000; 100 without it. */
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

export interface FoundExecutions {
  /** Newest first. */
  readonly executions: readonly sfn.ExecutionListItem[];
  /** For the next page; undefined after the last one. */
  readonly nextToken: string | undefined;
}

/** What a person looking for an execution asks and the AWS API has no operation for. */
export interface ExecutionSearch {
  /** Throws `InvalidToken` and `ValidationException`, as `ListExecutions` does. */
  readonly findExecutions: (input?: FindExecutionsInput) => Promise<FoundExecutions>;
  /** How many executions of a machine stand in each status; every status is named. */
  readonly countExecutions: (stateMachineArn: string) => Promise<Readonly<Record<sfn.ExecutionStatus, number>>>;
}

const none = { RUNNING: 0, SUCCEEDED: 0, FAILED: 0, TIMED_OUT: 0, ABORTED: 0, PENDING_REDRIVE: 0 };

/** A pattern for `LIKE … ESCAPE '\'` in which `%`, `_` and `\` of the text stand for themselves. */
function patternContaining(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

export function createExecutionSearch(store: Store): ExecutionSearch {
  return {
    async findExecutions({ nameContains = '', stateMachineArn, statusFilter, maxResults, nextToken } = {}) {
      const limit = pageSize(maxResults);
      const query = ['findExecutions', nameContains, stateMachineArn, statusFilter];
      const [startedAt = Number.MAX_SAFE_INTEGER, id = Number.MAX_SAFE_INTEGER] = fromPageToken(query, nextToken);
      const pattern = patternContaining(nameContains);
      const rows = store.find({ pattern, machineArn: stateMachineArn, status: statusFilter, startedAt, id }, limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        executions: page.map(toListItem),
        nextToken: rows.length > limit && last ? toPageToken(query, [last.startedAt, last.id]) : undefined,
      };
    },

    countExecutions: async (stateMachineArn) => ({ ...none, ...store.countByStatus(stateMachineArn) }),
  };
}
