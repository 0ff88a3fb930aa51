import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleHandlers } from '../../../lib/bundling.ts';
import { createEngineCall } from '../../../local/dynamodb/engine-call.ts';
import { createFaultProxy } from '../../../local/dynamodb/fault-proxy.ts';
import { startDynamoDb } from '../../../local/dynamodb/start-dynamodb.ts';
import type { LocalDynamoDb } from '../../../local/dynamodb/start-dynamodb.ts';
import { createSuddenDeath } from '../../../local/dynamodb/sudden-death.ts';
import { createLambdaHost } from '../../../local/lambda/host.ts';
import { createActivity } from '../../../local/time/activity.ts';
import { createWallClock } from '../../../local/time/clock.ts';
import { aGet, smallTable } from '../../fixtures/small-table.ts';

const handlersDir = path.join(import.meta.dirname, '../../fixtures/handlers');
const outDir = mkdtempSync(path.join(tmpdir(), 'lambda-death-'));
let database: LocalDynamoDb;

beforeAll(async () => {
  database = await startDynamoDb({ table: smallTable });
});
afterAll(async () => {
  await database.close();
  rmSync(outDir, { recursive: true });
});

async function isThere(id: string): Promise<boolean> {
  const engine = createEngineCall(database.endpoint);
  const { Item } = await engine.call<{ Item?: unknown }>('GetItem', aGet(id));
  engine.close();
  return Item !== undefined;
}

describe('a function that dies at its second write', () => {
  it.each([
    { id: 'before', isDone: false },
    { id: 'after', isDone: true },
  ])('leaves what it had written, the fatal write done: $isDone', async ({ id, isDone }) => {
    const { rule, dies } = createSuddenDeath({ write: 2, isDone });
    const proxy = await createFaultProxy({ target: database.endpoint, rule });
    const host = createLambdaHost({
      functions: bundleHandlers({ handlersDir, outDir, settings: {} }),
      environment: { TABLE_NAME: 'small-table', AWS_ENDPOINT_URL_DYNAMODB: database.endpoint },
      clock: createWallClock(),
      activity: createActivity(),
      chooseFault: (_, event) =>
        (event as { first: string }).first === `${id}-1`
          ? { environment: { AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint }, dies }
          : undefined,
    });

    const dying = host.invoke('write-twice', { first: `${id}-1`, second: `${id}-2` });
    const living = host.invoke('write-twice', { first: `${id}-3`, second: `${id}-4` });

    expect(await dying).toMatchObject({ ok: false, error: 'Lambda.Unknown' });
    expect(await living).toEqual({ ok: true, payload: { written: 2 } });
    const written = await Promise.all(['1', '2', '3', '4'].map((place) => isThere(`${id}-${place}`)));
    expect(written).toEqual([true, isDone, true, true]);
    await host.close();
    await proxy.close();
  });
});
