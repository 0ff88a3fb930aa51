import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createEngineCall } from '../../../local/dynamodb/engine-call.ts';
import { startDynamoDb } from '../../../local/dynamodb/start-dynamodb.ts';
import { ensureTable, TableHasNoStreamError } from '../../../local/dynamodb/table.ts';
import { tableInput } from '../../../local/stack/table.ts';
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

it('takes up a table of an older data folder: an index that it lacks is made, of what lies there', async () => {
  const older = path.join(dataDir, 'older');
  const whole = tableInput();
  const isNew = (name?: string) => name === 'byLastEvent' || name === 'headPk' || name === 'headOn';
  const before = {
    ...whole,
    AttributeDefinitions: whole.AttributeDefinitions?.filter(({ AttributeName }) => !isNew(AttributeName)),
    GlobalSecondaryIndexes: whole.GlobalSecondaryIndexes?.filter(({ IndexName }) => !isNew(IndexName)),
  };
  const { TableName } = whole;
  const first = await startDynamoDb({ dataDir: older, table: before });
  const engine = createEngineCall(first.endpoint);
  const Item = { pk: { S: 'CASE#1' }, sk: { S: 'CASE' }, headPk: { S: 'HEAD#0' }, headOn: { S: '2026-03-01#1' } };
  await engine.call('PutItem', { TableName, Item });
  engine.close();
  await first.close();

  const again = await startDynamoDb({ dataDir: older, table: whole });
  const call = createEngineCall(again.endpoint);
  const asked = {
    TableName,
    IndexName: 'byLastEvent',
    KeyConditionExpression: 'headPk = :head',
    ExpressionAttributeValues: { ':head': { S: 'HEAD#0' } },
  };
  expect(await call.call<{ Count: number }>('Query', asked)).toMatchObject({ Count: 1 });
  call.close();
  await again.close();
});
