import { shards } from '../../lambdas/adapters/dynamodb/keys.ts';
import type { EngineCall } from '../dynamodb/engine-call.ts';
import type { Agenda } from '../time/agenda.ts';
import { names } from './environment.ts';

const fiveMinutes = 5 * 60_000;

export type WakeAgenda = Agenda & {
  /** Looks up when the first thing will be overdue. */
  readonly refresh: () => Promise<void>;
};

/** The earliest entry of the wake index, in epoch milliseconds. */
export async function earliestWake(call: EngineCall): Promise<number | undefined> {
  const answers = await Promise.all(
    shards.map((shard) =>
      call<{ Items: { wakeBy: { S: string } }[] }>('Query', {
        TableName: names.table,
        IndexName: 'byWakeTime',
        KeyConditionExpression: 'wakePk = :pk',
        ExpressionAttributeValues: { ':pk': { S: `WAKE#${shard}` } },
        Limit: 1,
      }),
    ),
  );
  const instants = answers.flatMap(({ Items }) => Items.map(({ wakeBy }) => Date.parse(wakeBy.S)));
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/**
 * The schedule of `wake-overdue`, every five minutes. In virtual time only the ticks that find something are played.
 */
export function createWakeAgenda(options: {
  readonly clock: { now(): number };
  readonly earliest: () => Promise<number | undefined>;
  readonly wake: () => Promise<void>;
}): WakeAgenda {
  const { clock, earliest, wake } = options;
  let next: number | undefined;
  let lastRun = 0;
  return {
    nextDueAt: () => next,
    async runDue() {
      lastRun = clock.now();
      next = undefined;
      await wake();
    },
    async refresh() {
      const due = await earliest();
      if (due === undefined) next = undefined;
      // The first tick after it, and never the same tick twice.
      else next = Math.max(Math.floor(due / fiveMinutes) * fiveMinutes + fiveMinutes, lastRun + fiveMinutes);
    },
  };
}
