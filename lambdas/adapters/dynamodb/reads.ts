import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import { TransientError } from '../../ports/errors.ts';
import { storeError } from './commit.ts';

type Item = Record<string, unknown>;
type Key = { readonly pk: string; readonly sk: string };

/** Consistent reads of the table. Busy tables surface as TransientError. */
export type Reads = {
  get(key: Key): Promise<Item | undefined>;
  /** Each of them once, however often it is asked for; in no order. */
  getMany(keys: readonly Key[]): Promise<Item[]>;
  /** All items of a query, page by page. */
  all(input: Omit<QueryCommandInput, 'TableName'>): Promise<Item[]>;
  /** One page of a query. */
  page(input: Omit<QueryCommandInput, 'TableName'>): Promise<Item[]>;
  /** How many items a query finds: none of them travels. */
  count(input: Omit<QueryCommandInput, 'TableName'>): Promise<number>;
};

const mostPerBatch = 100;

/** Reads of one table. */
export function createReads(client: DynamoDBDocumentClient, TableName: string): Reads {
  async function ask<T>(send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } catch (error) {
      throw storeError(error);
    }
  }

  async function getBatch(keys: readonly Key[]): Promise<Item[]> {
    let wanted: Record<string, unknown>[] = [...keys];
    const found: Item[] = [];
    for (let attempt = 0; wanted.length > 0; attempt += 1) {
      if (attempt === 8) throw new TransientError(`${wanted.length} items could not be read`);
      const requests = { [TableName]: { Keys: wanted, ConsistentRead: true } };
      const answer = await ask(() => client.send(new BatchGetCommand({ RequestItems: requests })));
      found.push(...(answer.Responses?.[TableName] ?? []));
      wanted = answer.UnprocessedKeys?.[TableName]?.Keys ?? [];
    }
    return found;
  }

  async function* pagesOf(input: Omit<QueryCommandInput, 'TableName'>): AsyncGenerator<QueryCommandOutput> {
    let start: Record<string, unknown> | undefined;
    do {
      const ExclusiveStartKey = start;
      const page = await ask(() =>
        client.send(new QueryCommand({ TableName, ...input, ...(ExclusiveStartKey && { ExclusiveStartKey }) })),
      );
      yield page;
      start = page.LastEvaluatedKey;
    } while (start);
  }

  return {
    async get(key) {
      return (await ask(() => client.send(new GetCommand({ TableName, Key: key, ConsistentRead: true })))).Item;
    },
    async getMany(keys) {
      // DynamoDB refuses a batch that names an item twice.
      const unique = [...new Map(keys.map((key) => [JSON.stringify([key.pk, key.sk]), key])).values()];
      const batches = Array.from({ length: Math.ceil(unique.length / mostPerBatch) }, (_, index) =>
        unique.slice(index * mostPerBatch, (index + 1) * mostPerBatch),
      );
      return (await Promise.all(batches.map(getBatch))).flat();
    },
    async all(input) {
      const items: Item[] = [];
      for await (const page of pagesOf(input)) items.push(...(page.Items ?? []));
      return items;
    },
    async page(input) {
      return (await ask(() => client.send(new QueryCommand({ TableName, ...input })))).Items ?? [];
    },
    async count(input) {
      let found = 0;
      for await (const page of pagesOf({ ...input, Select: 'COUNT' })) found += page.Count ?? 0;
      return found;
    },
  };
}
