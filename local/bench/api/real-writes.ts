import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Deps } from '../../../lambdas/acts/dunning-of-case.ts';
import { createStore } from '../../../lambdas/adapters/dynamodb/store.ts';
import { operationsOf } from '../../../lambdas/adapters/dynamodb/transaction.ts';
import type { Write } from '../../../lambdas/ports/write.ts';
import { demoSettings, names } from '../../stack/environment.ts';

export type Transaction = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** The transactions that acts of Relance end in, apart from the acts. */
export type RealWrites = {
  /** What an act would commit; nothing is written. */
  readonly of: (act: (deps: Deps) => Promise<unknown>) => Promise<Transaction>;
  readonly commit: (transaction: Transaction) => Promise<unknown>;
  readonly close: () => void;
};

/** Reaches the table of a local stack directly, with the client the functions use. */
export function createRealWrites(endpoint: string, clock: Deps['clock']): RealWrites {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: names.region, credentials });
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const store = createStore(documents, names.table);
  const settings = demoSettings();
  return {
    async of(act) {
      const caught: Write[] = [];
      const commit = (writes: readonly Write[]) => {
        caught.push(...writes);
        return Promise.resolve();
      };
      await act({ store: { ...store, commit }, settings, clock });
      return caught.flatMap((write) => operationsOf(names.table, write));
    },
    commit: (TransactItems) => documents.send(new TransactWriteCommand({ TransactItems })),
    close: () => client.destroy(),
  };
}
