import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createStore } from '../../lambdas/adapters/dynamodb/store.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { names } from '../../local/stack/environment.ts';
import type { Stack } from '../../local/stack/shape.ts';

/** What is on record in a stack, read as the functions read it. */
export function storeOf({ table }: Pick<Stack, 'table'>): { readonly store: Store; readonly close: () => void } {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      region: names.region,
      endpoint: table.endpoint,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  );
  return { store: createStore(client, names.table), close: () => client.destroy() };
}
