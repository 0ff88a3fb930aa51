import { setTimeout as pause } from 'node:timers/promises';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { EngineError } from './engine-call.ts';
import type { EngineCall } from './engine-call.ts';

type TableDescription = {
  Table: { TableStatus: string; LatestStreamArn?: string; GlobalSecondaryIndexes?: { IndexName: string }[] };
};

export class TableHasNoStreamError extends Error {
  override readonly name = 'TableHasNoStreamError';
  constructor(tableName: string) {
    super(`table ${tableName} exists without a stream: it was not made by the local stack`);
  }
}

/**
 * Creates the table with its stream, or takes the one that is there, and waits until it can be used. One that was made
 * before there were as many indexes as now gets those it lacks, one at a time, as DynamoDB wants it.
 * @returns the address of the stream
 * @throws TableHasNoStreamError
 */
export async function ensureTable(call: EngineCall, table: CreateTableCommandInput): Promise<string> {
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' };
  try {
    await call('CreateTable', { ...table, StreamSpecification });
  } catch (error) {
    if (!(error instanceof EngineError && error.code === 'ResourceInUseException')) throw error;
  }
  for (;;) {
    const { Table } = await call<TableDescription>('DescribeTable', { TableName: table.TableName });
    if (Table.TableStatus === 'ACTIVE') {
      if (Table.LatestStreamArn === undefined) throw new TableHasNoStreamError(table.TableName ?? '');
      const known = new Set(Table.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
      const lacking = table.GlobalSecondaryIndexes?.find(({ IndexName }) => !known.has(IndexName ?? ''));
      if (!lacking) return Table.LatestStreamArn;
      const { TableName, AttributeDefinitions } = table;
      const GlobalSecondaryIndexUpdates = [{ Create: lacking }];
      await call('UpdateTable', { TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates });
    }
    await pause(5);
  }
}
