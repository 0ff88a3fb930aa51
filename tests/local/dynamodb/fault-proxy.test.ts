import { DynamoDBClient, GetItemCommand, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFaultProxy } from '../../../local/dynamodb/fault-proxy.ts';
import type { FaultProxy } from '../../../local/dynamodb/fault-proxy.ts';
import type { Verdict } from '../../../local/dynamodb/fault-rule.ts';
import { startDynamoDb } from '../../../local/dynamodb/start-dynamodb.ts';
import type { LocalDynamoDb } from '../../../local/dynamodb/start-dynamodb.ts';
import { aGet, aPut, smallTable } from '../../fixtures/small-table.ts';

let database: LocalDynamoDb;
let proxy: FaultProxy;
let client: DynamoDBClient;

beforeAll(async () => {
  database = await startDynamoDb({ table: smallTable });
  proxy = await createFaultProxy({ target: database.endpoint });
  client = aClient({ maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await proxy.close();
  await database.close();
});

function aClient({ maxAttempts }: { maxAttempts: number }): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new DynamoDBClient({ endpoint: proxy.endpoint, region: 'eu-west-3', credentials, maxAttempts });
}

function onWrites(verdict: Verdict): void {
  proxy.setRule(({ operation }) => (operation.startsWith('Get') ? 'pass' : verdict));
}

function putTwo(id: string) {
  const TransactItems = [{ Put: aPut(`${id}-1`) }, { Put: aPut(`${id}-2`) }];
  return client.send(new TransactWriteItemsCommand({ TransactItems }));
}

async function isThere(id: string): Promise<boolean> {
  return (await client.send(new GetItemCommand(aGet(id)))).Item !== undefined;
}

describe('the fault proxy', () => {
  it('lets everything pass until it is told otherwise', async () => {
    await client.send(new PutItemCommand(aPut('passed')));
    expect(await isThere('passed')).toBe(true);
  });

  it('throttles as AWS does', async () => {
    onWrites('throttle');
    await expect(putTwo('throttled')).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    expect(await isThere('throttled-1')).toBe(false);
  });

  it('makes a transaction conflict as AWS does, naming a reason per item', async () => {
    onWrites('conflict');
    await expect(putTwo('conflicting')).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
    });
    await expect(client.send(new PutItemCommand(aPut('conflicting-1')))).rejects.toMatchObject({
      name: 'TransactionConflictException',
    });
    expect(await isThere('conflicting-1')).toBe(false);
  });

  it('loses the answer of a write that was done', async () => {
    onWrites('loseAnswer');
    await expect(putTwo('unheard')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await isThere('unheard-2')).toBe(true);
  });

  it('refuses a write, which is then not done', async () => {
    onWrites('refuse');
    await expect(putTwo('refused')).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await isThere('refused-1')).toBe(false);
  });

  it('does a write only after something else has happened', async () => {
    const before = new PutItemCommand(aPut('before'));
    onWrites({
      doAfter: async () => {
        proxy.setRule(() => 'pass');
        expect(await isThere('later-1')).toBe(false);
        await client.send(before);
      },
    });
    await putTwo('later');
    expect([await isThere('before'), await isThere('later-1')]).toEqual([true, true]);
  });

  it('answers a write only after something that follows it has happened', async () => {
    const wasThere = Promise.withResolvers<boolean>();
    onWrites({ answerAfter: async () => wasThere.resolve(await isThere('done-1')) });
    await putTwo('done');
    expect(await wasThere.promise).toBe(true);
  });

  it('heals where the SDK tries again: a throttled and an unheard write end as one write', async () => {
    const patient = aClient({ maxAttempts: 3 });
    const verdicts: Verdict[] = ['throttle', 'loseAnswer'];
    proxy.setRule(() => verdicts.shift() ?? 'pass');
    const answer = await patient.send(new PutItemCommand({ ...aPut('healed'), ReturnValues: 'ALL_OLD' }));
    expect(answer.$metadata.attempts).toBe(3);
    expect(answer.Attributes).toEqual(aPut('healed').Item);
    patient.destroy();
  });

  it('gives yesterday for today, as an index that lags behind', async () => {
    proxy.setRule(() => ({ alter: (answer) => ({ ...answer, body: {} }) }));
    expect(await isThere('passed')).toBe(false);
    proxy.setRule(() => 'pass');
    expect(await isThere('passed')).toBe(true);
  });
});
