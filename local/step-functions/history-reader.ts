import type * as sfn from '@aws-sdk/client-sfn';
import { unknownArn } from './arn.ts';
import { fromPageToken, pageSize, toPageToken } from './page-token.ts';
import type { EventRow, Store } from './store.ts';

/** What can be asked about the history of an execution. */
export interface HistoryReader {
  readonly getExecutionHistory: (input: sfn.GetExecutionHistoryInput) => Promise<sfn.GetExecutionHistoryOutput>;
}

function toHistoryEvent(row: EventRow, includesData: boolean): sfn.HistoryEvent {
  const isData = (name: string): boolean => ['input', 'output', 'parameters'].includes(name);
  const details: object = JSON.parse(row.details, (name: string, value: unknown) =>
    !includesData && isData(name) ? undefined : value,
  );
  const { id, previousEventId, type } = row;
  return { timestamp: new Date(row.at), type, id, previousEventId, ...details };
}

export function createHistoryReader(store: Store): HistoryReader {
  return {
    async getExecutionHistory({ executionArn, maxResults, reverseOrder = false, nextToken, includeExecutionData }) {
      const execution = store.byArn(executionArn ?? '');
      if (execution === undefined) throw unknownArn(executionArn, 'execution');
      const query = ['GetExecutionHistory', executionArn, reverseOrder];
      const limit = pageSize(maxResults);
      const [position] = fromPageToken(query, nextToken);
      const rows = reverseOrder
        ? store.eventsReversed(execution.id, position ?? Number.MAX_SAFE_INTEGER, limit + 1)
        : store.events(execution.id, position ?? 0, limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        events: page.map((row) => toHistoryEvent(row, includeExecutionData !== false)),
        nextToken: rows.length > limit && last ? toPageToken(query, [last.id]) : undefined,
      };
    },
  };
}
