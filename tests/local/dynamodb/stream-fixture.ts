import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { afterEach, beforeEach } from 'vitest';
import { createMemoryCheckpoints } from '../../../local/dynamodb/checkpoint-store.ts';
import { createEngineCall } from '../../../local/dynamodb/engine-call.ts';
import { startDynamoDb } from '../../../local/dynamodb/start-dynamodb.ts';
import type { LocalDynamoDb } from '../../../local/dynamodb/start-dynamodb.ts';
import type { StreamMapping } from '../../../local/dynamodb/stream-lane.ts';
import { createStreamPoller } from '../../../local/dynamodb/stream-poller.ts';
import type { LambdaAnswer } from '../../../local/lambda/invocation.ts';
import { createActivity } from '../../../local/time/activity.ts';
import { aPut, smallTable } from '../../fixtures/small-table.ts';

export const done: LambdaAnswer = { ok: true, payload: null };
export const broken: LambdaAnswer = { ok: false, error: 'TypeError', cause: '{}' };

export function aMapping(given: Partial<StreamMapping> = {}): StreamMapping {
  return { functionName: 'dispatch-events', filters: [], batchSize: 10, retryAttempts: 2, ...given };
}

export function idOf(record: DynamoDBRecord): string {
  return record.dynamodb?.Keys?.['pk']?.S ?? '';
}

/** Gives every test of the file a fresh engine, and pollers that are closed after it. */
export function useStream() {
  const opened: (() => Promise<void> | void)[] = [];
  let database: LocalDynamoDb;
  let engine: ReturnType<typeof createEngineCall>;

  beforeEach(async () => {
    database = await startDynamoDb({ table: smallTable });
    engine = createEngineCall(database.endpoint);
    opened.push(database.close, engine.close);
  });
  afterEach(async () => {
    for (const close of opened.splice(0).toReversed()) await close();
  });

  return {
    database: () => database,
    write: (id: string, kind: string) => engine.call('PutItem', aPut(id, kind)),
    /** Puts items of the given ids; what stands before the dash is their kind. */
    put: async (...ids: string[]): Promise<void> => {
      for (const id of ids) await engine.call('PutItem', aPut(id, id.split('-')[0]));
    },
    /** A poller whose functions note the ids they are given and answer as told. */
    aPoller: (given: Partial<Parameters<typeof createStreamPoller>[0]> = {}, answers: LambdaAnswer[] = []) => {
      const batches: { functionName: string; ids: string[] }[] = [];
      const poller = createStreamPoller({
        endpoint: database.endpoint,
        streamArn: database.streamArn,
        checkpoints: createMemoryCheckpoints(),
        mappings: [aMapping()],
        invoke: (functionName, event) => {
          batches.push({ functionName, ids: (event as DynamoDBStreamEvent).Records.map(idOf) });
          return Promise.resolve(answers.shift() ?? done);
        },
        activity: createActivity(),
        ...given,
      });
      opened.push(poller.close);
      return { poller, batches, ids: () => batches.map(({ ids }) => ids) };
    },
  };
}
