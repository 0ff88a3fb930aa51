import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createEngineCall } from '../../../local/dynamodb/engine-call.ts';
import { startDynamoDb } from '../../../local/dynamodb/start-dynamodb.ts';
import { ensureTable, TableHasNoStreamError } from '../../../local/dynamodb/table.ts';
import { smallTable } from '../../fixtures/small-table.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'table-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

it('refuses a table that somebody made without a stream: its events would reach nobody', async () => {
  const database = await startDynamoDb({ dataDir, table: smallTable });
  const engine = createEngineCall(database.endpoint);
  const foreignTable = { ...smallTable, TableName: 'foreign-table' };
  await engine.call('CreateTable', foreignTable);
  await expect(ensureTable(engine.call, foreignTable)).rejects.toThrow(TableHasNoStreamError);
  engine.close();
  await database.close();
});
