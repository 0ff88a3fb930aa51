import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import type { LambdaAnswer } from '../lambda/invocation.ts';
import type { Activity } from '../time/activity.ts';
import type { CheckpointStore } from './checkpoint-store.ts';
import { createEngineCall } from './engine-call.ts';
import { createStreamLane } from './stream-lane.ts';
import type { DeadLetter, StreamMapping } from './stream-lane.ts';
import { createStreamReader } from './stream-reader.ts';

type StreamLane = ReturnType<typeof createStreamLane>;

export type StreamPoller = {
  /**
   * Hands over what is in the stream now, failures tried again until they become dead letters. True when there was
   * something: what the functions wrote meanwhile is for the next call.
   */
  drain: () => Promise<boolean>;
  /** Goes on by itself until stopped, looking every so many milliseconds; a failed batch is tried again at the next look. */
  startPolling: (intervalMs: number, onError: (error: unknown) => void) => { readonly stop: () => Promise<void> };
  readonly deadLetters: readonly DeadLetter[];
  close: () => Promise<void>;
};

type StreamPollerInput = {
  endpoint: string;
  streamArn: string;
  checkpoints: CheckpointStore;
  /** Each has a place of its own in the stream. At one moment they are served in this order. */
  mappings: readonly StreamMapping[];
  /** Shown every record, once in the life of this reader, before it is handed over. */
  onRecord?: ((record: DynamoDBRecord) => void) | undefined;
  invoke: (functionName: string, event: unknown) => Promise<LambdaAnswer>;
  activity: Activity;
};

/** Carries the table's stream to the functions, as Lambda's event source mappings do. */
export function createStreamPoller(input: StreamPollerInput): StreamPoller {
  const { endpoint, streamArn, checkpoints, mappings, onRecord, invoke, activity } = input;
  const engine = createEngineCall(endpoint);
  const deadLetters: DeadLetter[] = [];
  const lanes = new Map<string, StreamLane[]>();
  const pollings = new Set<{ readonly stop: () => Promise<void> }>();
  let lastTurn: Promise<unknown> = Promise.resolve();

  const checkpointKey = (functionName: string, shardId: string) => `${streamArn}/${shardId}/${functionName}`;
  const reader = createStreamReader({ call: engine.call, streamArn, startAfter: earliestCheckpoint });

  function earliestCheckpoint(shardId: string): string | undefined {
    const done = mappings.map(({ functionName }) => checkpoints.get(checkpointKey(functionName, shardId)));
    const known = done.filter((sequence) => sequence !== undefined).map(BigInt);
    if (known.length < mappings.length) return undefined;
    return known.reduce((a, b) => (a < b ? a : b)).toString();
  }

  function lanesOf(shardId: string): StreamLane[] {
    const bury = (letter: DeadLetter) => void deadLetters.push(letter);
    const created = mappings.map((mapping) =>
      createStreamLane({
        mapping,
        checkpoints,
        checkpointKey: checkpointKey(mapping.functionName, shardId),
        invoke,
        bury,
      }),
    );
    lanes.set(shardId, created);
    return created;
  }

  async function round(retries: 'now' | 'later'): Promise<boolean> {
    const pages = await reader.read();
    for (const { shardId, records } of pages) {
      if (onRecord !== undefined) for (const record of records) onRecord(record);
      for (const lane of lanes.get(shardId) ?? lanesOf(shardId)) lane.offer(records);
    }
    const full = [...lanes.values()].flat().filter((lane) => !lane.isEmpty());
    const hurried = full.filter((lane) => !lane.isPatient);
    const waiting = pages.length > 0 || hurried.length > 0 ? hurried : full;
    const end = activity.begin();
    try {
      for (const lane of waiting) {
        while (!lane.isEmpty() && ((await lane.deliver()) || retries === 'now'));
      }
    } finally {
      end();
    }
    return pages.length > 0 || (hurried.length > 0 && retries === 'now');
  }

  /** One round after the other: two at once would hand over the same records twice. */
  function inTurn(retries: 'now' | 'later'): Promise<boolean> {
    const turn = lastTurn.then(() => round(retries));
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async function poll(intervalMs: number, onError: (error: unknown) => void, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const hasMore = await inTurn('later').catch((error: unknown) => {
        onError(error);
        return false;
      });
      if (!hasMore) await pause(intervalMs, undefined, { signal }).catch(() => undefined);
    }
  }

  return {
    drain: () => inTurn('now'),
    startPolling(intervalMs, onError) {
      const stopped = new AbortController();
      const ended = poll(intervalMs, onError, stopped.signal);
      const polling = {
        async stop() {
          stopped.abort();
          await ended;
          pollings.delete(polling);
        },
      };
      pollings.add(polling);
      return polling;
    },
    deadLetters,
    async close() {
      await Promise.all([...pollings].map((polling) => polling.stop()));
      await lastTurn;
      engine.close();
    },
  };
}
