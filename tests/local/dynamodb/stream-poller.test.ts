import type { DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { createActivity } from '../../../local/time/activity.ts';
import { killEngine } from './kill-engine.ts';
import { aMapping, broken, done, idOf, useStream } from './stream-fixture.ts';

const { database, put, write, aPoller } = useStream();

describe('the stream', () => {
  it('reaches a function in the order of the writes, in batches, each record once', async () => {
    const { poller, ids } = aPoller({ mappings: [aMapping({ batchSize: 2 })] });
    await put('invoice-1', 'invoice-2', 'invoice-3');
    expect(await poller.drain()).toBe(true);
    expect(await poller.drain()).toBe(false);
    await put('invoice-4');
    expect(await poller.drain()).toBe(true);
    expect(ids()).toEqual([['invoice-1', 'invoice-2'], ['invoice-3'], ['invoice-4']]);
  });

  it('reaches a function as AWS Lambda hands it over, with the images before and after', async () => {
    const events: DynamoDBStreamEvent[] = [];
    const { poller } = aPoller({
      invoke: (_, event) => {
        events.push(event as DynamoDBStreamEvent);
        return Promise.resolve(done);
      },
    });
    await write('invoice-1', 'open');
    await write('invoice-1', 'closed');
    await poller.drain();
    expect(events[0]?.Records).toMatchObject([
      { eventName: 'INSERT', eventSource: 'aws:dynamodb', eventSourceARN: database().streamArn },
      {
        eventName: 'MODIFY',
        eventID: '2',
        dynamodb: {
          Keys: { pk: { S: 'invoice-1' } },
          OldImage: { kind: { S: 'open' } },
          NewImage: { kind: { S: 'closed' } },
          SequenceNumber: '2',
          StreamViewType: 'NEW_AND_OLD_IMAGES',
        },
      },
    ]);
  });

  it('reaches each function at its own pace, with only the records its filters let through', async () => {
    const events = { dynamodb: { NewImage: { kind: { S: ['event'] } } } };
    const windows = { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: [{ prefix: 'win' }] } } } };
    const mappings = [
      aMapping({ functionName: 'publish-events', filters: [events] }),
      aMapping({ functionName: 'start-windows', filters: [windows, events], batchSize: 1 }),
    ];
    const { poller, batches } = aPoller({ mappings });
    await put('event-1', 'window-1', 'other-1', 'event-2');
    await poller.drain();
    expect(batches).toEqual([
      { functionName: 'publish-events', ids: ['event-1', 'event-2'] },
      { functionName: 'start-windows', ids: ['event-1'] },
      { functionName: 'start-windows', ids: ['window-1'] },
      { functionName: 'start-windows', ids: ['event-2'] },
    ]);
  });

  it('reaches a patient function when no other has anything to take, with all that has come by then', async () => {
    const mappings = [
      aMapping({ functionName: 'publish-events', isPatient: true }),
      aMapping({ functionName: 'start-windows' }),
    ];
    const { poller, batches } = aPoller({ mappings });
    await put('event-1');
    expect(await poller.drain()).toBe(true);
    await put('event-2');
    expect(await poller.drain()).toBe(true);
    expect(await poller.drain()).toBe(false);
    expect(batches).toEqual([
      { functionName: 'start-windows', ids: ['event-1'] },
      { functionName: 'start-windows', ids: ['event-2'] },
      { functionName: 'publish-events', ids: ['event-1', 'event-2'] },
    ]);
  });

  it('is followed by itself on the wall clock, and trouble with the engine is reported', async () => {
    const { poller, ids } = aPoller({}, [broken]);
    const errors: unknown[] = [];
    poller.startPolling(1, (error) => errors.push(error));
    await put('invoice-1');
    await vi.waitFor(() => expect(ids()).toEqual([['invoice-1'], ['invoice-1']]));
    expect(errors).toEqual([]);
    killEngine(database());
    await vi.waitFor(() => expect(errors.length).toBeGreaterThan(0));
  });
});

describe('the stack', () => {
  it('is busy while records are handed over, and idle after', async () => {
    const activity = createActivity();
    const seen: boolean[] = [];
    const invoke = () => {
      seen.push(activity.isIdle());
      return Promise.resolve(done);
    };
    const { poller } = aPoller({ activity, invoke });
    await put('invoice-1');
    await poller.drain();
    expect([...seen, activity.isIdle()]).toEqual([false, true]);
  });
});

describe('a batch that fails', () => {
  it('is tried again from the first record that failed, not from the start', async () => {
    const failed = { batchItemFailures: [{ itemIdentifier: '3' }, { itemIdentifier: '2' }] };
    const { poller, ids } = aPoller({}, [{ ok: true, payload: failed }]);
    await put('invoice-1', 'invoice-2', 'invoice-3');
    await poller.drain();
    expect(ids()).toEqual([
      ['invoice-1', 'invoice-2', 'invoice-3'],
      ['invoice-2', 'invoice-3'],
    ]);
    expect(poller.deadLetters).toEqual([]);
  });

  it('is tried again as a whole when the function names a record it was not given', async () => {
    const { poller, ids } = aPoller({}, [{ ok: true, payload: { batchItemFailures: [{ itemIdentifier: '' }] } }]);
    await put('invoice-1', 'invoice-2');
    await poller.drain();
    expect(ids()).toEqual([
      ['invoice-1', 'invoice-2'],
      ['invoice-1', 'invoice-2'],
    ]);
  });

  it('becomes a dead letter after its last attempt, and the records after it go on', async () => {
    const { poller, ids } = aPoller({ mappings: [aMapping({ batchSize: 1, retryAttempts: 2 })] }, [
      broken,
      broken,
      broken,
    ]);
    await put('invoice-1', 'invoice-2');
    await poller.drain();
    expect(ids()).toEqual([['invoice-1'], ['invoice-1'], ['invoice-1'], ['invoice-2']]);
    expect(poller.deadLetters).toMatchObject([{ functionName: 'dispatch-events', answer: { error: 'TypeError' } }]);
    expect(poller.deadLetters[0]?.records.map(idOf)).toEqual(['invoice-1']);
  });
});
