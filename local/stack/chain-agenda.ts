import type { DynamoDBRecord } from 'aws-lambda';
import type { LambdaHost } from '../lambda/host.ts';
import type { Agenda } from '../time/agenda.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export type ChainAgenda = Agenda & {
  /** Sees a record of the table's stream: an event of a case is one more to be signed. */
  readonly note: (record: DynamoDBRecord) => void;
};

/** Nobody signs the heads of the chains: for stacks whose days are many and whose proofs nobody asks for. */
export const noChainAgenda: ChainAgenda = { nextDueAt: () => undefined, runDue: () => {}, note: () => {} };

/**
 * The schedule of `sign-chain-heads`, every hour. Only the ticks that take a digest are played: one a day at most, after
 * one o'clock in UTC, and none as long as nothing changes, so that time may stand still.
 */
export function createChainAgenda({
  clock,
  invoke,
}: {
  readonly clock: { now(): number };
  readonly invoke: LambdaHost['invoke'];
}): ChainAgenda {
  let lastDay = -Infinity;
  // What changed while nothing of the stack was alive is found by the first tick.
  let next: number | undefined = tickFrom(clock.now());

  function tickFrom(instant: number): number {
    const hour = Math.ceil(instant / hourMs) * hourMs;
    const free = Math.max(hour, (lastDay + 1) * dayMs + hourMs);
    return Math.max(free, Math.floor(free / dayMs) * dayMs + hourMs);
  }

  return {
    nextDueAt: () => next,
    async runDue() {
      lastDay = Math.floor(clock.now() / dayMs);
      next = undefined;
      await invoke('sign-chain-heads', {});
    },
    note({ dynamodb }) {
      if (next === undefined && dynamodb?.NewImage?.['itemType']?.S === 'event') next = tickFrom(clock.now());
    },
  };
}
