import { contentHash } from '../../lambdas/domain/canonical-json.ts';

/** Who is killed: the main process alone, it and whoever would end its engine, or all of them, as when the machine dies. */
export type Victims = 'main' | 'mainAndKeeper' | 'all';

/** How long things take here: a start until time is played, in milliseconds, and how many instants the whole story has. */
export type Pace = { readonly startMs: number; readonly instants: number };

/**
 * When a life is killed: while it starts, after so many milliseconds; or after so many instants of virtual time, and a
 * share (0 to 2) of the real time that an instant takes, so that it is in the middle of anything.
 */
export type Moment = { readonly victims: Victims } & (
  | { readonly during: 'start'; readonly afterMs: number }
  | { readonly during: 'play'; readonly afterInstants: number; readonly share: number }
);

/** A number from 0 to 1 that the same facts always give again. */
function shareOf(...facts: readonly unknown[]): number {
  return Number.parseInt(contentHash(facts).slice(0, 8), 16) / 0x1_0000_0000;
}

/** One life in five ends while it starts or resumes, the others while something happens. */
const startsKilled = 0.2;
/** The most that is played of the story before a kill. */
const longestPlay = 0.2;
const victims = ['main', 'all', 'main', 'all', 'mainAndKeeper'] as const satisfies readonly Victims[];

/** The moment at which a life of a round is killed, by the seed. */
export function momentOf(seed: number, round: number, life: number, { startMs, instants }: Pace): Moment {
  const share = (what: string) => shareOf(seed, round, life, what);
  const who = { victims: victims[Math.floor(share('victims') * victims.length)] ?? 'all' };
  if (share('during') < startsKilled) return { ...who, during: 'start', afterMs: Math.round(share('place') * startMs) };
  const afterInstants = Math.floor(share('place') * longestPlay * instants);
  return { ...who, during: 'play', afterInstants, share: 2 * share('instant') };
}
