import type { DynamoDBRecord } from 'aws-lambda';
import { shards } from '../../lambdas/adapters/dynamodb/keys.ts';
import type { EngineCall } from '../dynamodb/engine-call.ts';
import type { Agenda } from '../time/agenda.ts';
import { createDueQueue, type Due } from '../time/due-queue.ts';
import { names } from './environment.ts';

const fiveMinutes = 5 * 60_000;

/** Something in the table that should have moved by an instant, in epoch milliseconds; without one it no longer waits. */
export type Sleep = { readonly item: string; readonly wakeBy: number | undefined };

export type WakeAgenda = Agenda & {
  readonly note: (sleep: Sleep) => void;
};

const itemOf = (pk: string | undefined, sk: string | undefined): string => `${pk} ${sk}`;

/** What a record of the table's stream says of its item's sleep. */
export function sleepOf({ dynamodb }: DynamoDBRecord): Sleep {
  const { Keys, NewImage } = dynamodb ?? {};
  const isAsleep = NewImage?.['wakePk'] !== undefined;
  const wakeBy = isAsleep ? Date.parse(NewImage['wakeBy']?.S ?? '') : undefined;
  return { item: itemOf(Keys?.['pk']?.S, Keys?.['sk']?.S), wakeBy };
}

type IndexPage = {
  Items: { pk: { S: string }; sk: { S: string }; wakeBy: { S: string } }[];
  LastEvaluatedKey?: unknown;
};

/** Every sleep in a table that was there before, from the index by which `wake-overdue` finds them. */
export async function* sleepsIn(call: EngineCall): AsyncGenerator<Sleep> {
  for (const shard of shards) {
    let ExclusiveStartKey: unknown;
    do {
      const { Items, LastEvaluatedKey } = await call<IndexPage>('Query', {
        TableName: names.table,
        IndexName: 'byWakeTime',
        KeyConditionExpression: 'wakePk = :pk',
        ExpressionAttributeValues: { ':pk': { S: `WAKE#${shard}` } },
        ExclusiveStartKey,
      });
      for (const { pk, sk, wakeBy } of Items) yield { item: itemOf(pk.S, sk.S), wakeBy: Date.parse(wakeBy.S) };
      ExclusiveStartKey = LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
  }
}

/**
 * The schedule of `wake-overdue`, every five minutes. Only the ticks that find something are played: the first one after
 * the earliest sleep, and those that follow as long as it is not moved.
 */
export function createWakeAgenda(options: {
  readonly clock: { now(): number };
  readonly wake: () => Promise<void>;
}): WakeAgenda {
  const { clock, wake } = options;
  const queue = createDueQueue<string>();
  const asleep = new Map<string, Due<string>>();
  let lastRun = -Infinity;
  return {
    note({ item, wakeBy }) {
      const known = asleep.get(item);
      if (known?.at === wakeBy) return;
      if (known !== undefined) queue.cancel(known);
      if (wakeBy === undefined) asleep.delete(item);
      else asleep.set(item, queue.add(wakeBy, item, item));
    },
    nextDueAt() {
      const earliest = queue.nextAt();
      if (earliest === undefined) return undefined;
      return Math.max(Math.floor(earliest / fiveMinutes) * fiveMinutes + fiveMinutes, lastRun + fiveMinutes);
    },
    async runDue() {
      lastRun = clock.now();
      await wake();
    },
  };
}
