import { gunzipSync } from 'node:zlib';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, vi } from 'vitest';
import { documentClient } from '../../lambdas/adapters/dynamodb/document-client.ts';
import { keys } from '../../lambdas/adapters/dynamodb/keys.ts';
import { createStore } from '../../lambdas/adapters/dynamodb/store.ts';
import { canonicalJson } from '../../lambdas/domain/canonical-json.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { createFaultProxy, type FaultProxy } from '../../local/dynamodb/fault-proxy.ts';
import { startDynamoDb } from '../../local/dynamodb/start-dynamodb.ts';
import { names } from '../../local/stack/environment.ts';
import { tableInput } from '../../local/stack/table.ts';

/** What the SDK looks for in the environment of a function. */
export function stubAwsEnvironment(service: string, endpoint: string): void {
  vi.stubEnv('AWS_REGION', names.region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  vi.stubEnv(`AWS_ENDPOINT_URL_${service}`, endpoint);
}

/** The store on the real engine, for the tests of one file; faults are made by the proxy in front of it. */
export function engineOfThisFile() {
  let engine: Awaited<ReturnType<typeof startDynamoDb>> | undefined;
  let proxy: FaultProxy | undefined;
  let client: DynamoDBDocumentClient | undefined;

  beforeAll(async () => {
    engine = await startDynamoDb({ table: tableInput() });
    proxy = await createFaultProxy({ target: engine.endpoint });
    stubAwsEnvironment('DYNAMODB', proxy.endpoint);
    client = documentClient();
  });
  afterAll(async () => {
    client?.destroy();
    await proxy?.close();
    await engine?.close();
    vi.unstubAllEnvs();
  });

  function started<T>(part: T | undefined): T {
    if (part === undefined) throw new Error('the engine is started before the first test');
    return part;
  }

  return {
    store: (): Store => createStore(started(client), names.table),
    proxy: (): FaultProxy => started(proxy),
    /** The MIME of a message, as it is kept beside it. */
    async mimeOf(messageKey: string): Promise<Buffer> {
      const Key = keys.message(messageKey);
      const { Item } = await started(client).send(
        new GetCommand({ TableName: names.table, Key, ConsistentRead: true }),
      );
      return gunzipSync(Item?.['mime'] as Uint8Array);
    },
    /** Everything in the table, by key. */
    async items(): Promise<Map<string, string>> {
      const found = new Map<string, string>();
      let start: Record<string, unknown> | undefined;
      do {
        const ExclusiveStartKey = start;
        const page = await started(client).send(
          new ScanCommand({
            TableName: names.table,
            ConsistentRead: true,
            ...(ExclusiveStartKey && { ExclusiveStartKey }),
          }),
        );
        for (const item of page.Items ?? []) found.set(`${item['pk']} ${item['sk']}`, canonicalJson(item));
        start = page.LastEvaluatedKey;
      } while (start);
      return found;
    },
  };
}
