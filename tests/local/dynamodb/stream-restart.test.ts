import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createFileCheckpoints, createMemoryCheckpoints } from '../../../local/dynamodb/checkpoint-store.ts';
import { createFaultProxy } from '../../../local/dynamodb/fault-proxy.ts';
import { aMapping, done, useStream } from './stream-fixture.ts';

const { database, put, aPoller } = useStream();

describe('after a restart', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'stream-poller-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('each function goes on behind the last record it was done with', async () => {
    const file = path.join(dir, 'checkpoints.json');
    const mappings = [aMapping({ functionName: 'publish-events' }), aMapping({ batchSize: 1 })];
    const before = aPoller({ checkpoints: createFileCheckpoints(file), mappings }, [done, done]);
    await put('invoice-1');
    await before.poller.drain();
    await put('invoice-2');
    // The process ends while dispatch-events has invoice-2 in hand.
    const interrupted = aPoller({
      checkpoints: createFileCheckpoints(file),
      mappings,
      invoke: (name) => (name === 'dispatch-events' ? Promise.reject(new Error('crash')) : Promise.resolve(done)),
    });
    await expect(interrupted.poller.drain()).rejects.toThrow('crash');

    const after = aPoller({ checkpoints: createFileCheckpoints(file), mappings });
    await after.poller.drain();
    expect(after.batches).toEqual([{ functionName: 'dispatch-events', ids: ['invoice-2'] }]);
  });

  it('reading goes on with the oldest record there is when the stream no longer has the last one', async () => {
    const proxy = await createFaultProxy({ target: database().endpoint });
    let hasRefused = false;
    proxy.setRule(({ operation, body }) => {
      if (operation !== 'GetShardIterator' || body['ShardIteratorType'] !== 'AFTER_SEQUENCE_NUMBER') return 'pass';
      hasRefused = true;
      return { alter: () => ({ status: 400, body: { __type: 'x#TrimmedDataAccessException', message: 'trimmed' } }) };
    });
    const checkpoints = createMemoryCheckpoints();
    await put('invoice-1');
    await aPoller({ checkpoints }).poller.drain();
    await put('invoice-2');
    const { poller, ids } = aPoller({ checkpoints, endpoint: proxy.endpoint });
    await poller.drain();
    expect(hasRefused).toBe(true);
    expect(ids()).toEqual([['invoice-2']]);
    await proxy.close();
  });

  it('reading goes on where it was when the engine forgets the place', async () => {
    const proxy = await createFaultProxy({ target: database().endpoint });
    const { poller, ids } = aPoller({ endpoint: proxy.endpoint });
    await put('invoice-1');
    await poller.drain();
    let isExpired = true;
    proxy.setRule(({ operation }) => {
      if (operation !== 'GetRecords' || !isExpired) return 'pass';
      isExpired = false;
      return { alter: () => ({ status: 400, body: { __type: 'x#ExpiredIteratorException', message: 'expired' } }) };
    });
    await put('invoice-2');
    await poller.drain();
    expect(isExpired).toBe(false);
    expect(ids()).toEqual([['invoice-1'], ['invoice-2']]);
    await proxy.close();
  });
});
