import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

/** Durations of one kind of act. */
export type Timings = {
  /** Does the act and keeps how long it took. */
  readonly time: <T>(act: () => Promise<T>) => Promise<T>;
  /** The duration in milliseconds that so many percent of the acts did not exceed. */
  readonly percentileMs: (percent: number) => number;
  readonly histogram: RecordableHistogram;
};

const nanosecondsPerMs = 1e6;

/** Starts with no durations, or with those of other timings taken together. */
export function createTimings(others: readonly Timings[] = []): Timings {
  const histogram = createHistogram();
  for (const other of others) histogram.add(other.histogram);
  return {
    async time(act) {
      const startedAt = process.hrtime.bigint();
      try {
        return await act();
      } finally {
        histogram.record(process.hrtime.bigint() - startedAt);
      }
    },
    percentileMs: (percent) => histogram.percentile(percent) / nanosecondsPerMs,
    histogram,
  };
}

/** The lowest and the highest of some values. */
export function spreadOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** The value in the middle. */
export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Acts that are compared, taken in turn so that whatever else the machine does hits all alike. */
export type Contest = { readonly [name: string]: () => Promise<unknown> };

/** The timings of each competitor, one per round. */
export type Rounds = { readonly [name: string]: readonly Timings[] };

/**
 * Times acts against one another: in each round every competitor acts `perRound` times, one after the other, each time in
 * the opposite order.
 */
export async function timeInTurn(contest: Contest, rounds: number, perRound: number): Promise<Rounds> {
  const names = Object.keys(contest);
  const timings = Object.fromEntries(
    names.map((name) => [name, Array.from({ length: rounds }, () => createTimings())]),
  );
  for (let round = 0; round < rounds; round += 1) {
    for (let act = 0; act < perRound; act += 1) {
      for (const name of act % 2 === 0 ? names : names.toReversed()) {
        await timings[name]?.[round]?.time(contest[name] as () => Promise<unknown>);
      }
    }
  }
  return timings;
}
