import type { CivilDate } from '../calendar/civil-date.ts';

/** How a pause came to its end: by a person, or by its date. */
export type PauseEnd = { readonly at: string; readonly how: 'lifted' | 'expired' };

/** A person wants nothing sent for an invoice until a day. On that day the ladder goes on. */
export type Hold = {
  readonly kind: 'hold';
  readonly id: string;
  readonly reason: string;
  readonly until: CivilDate;
  readonly since: string;
  /** Null while it stands. Ended ones stay on record: asking for the same again is known from them. */
  readonly end: PauseEnd | null;
};

/** What stops the ladder of a case for a while. */
export type Pause = Hold;

type Paused = { readonly pauses: readonly Pause[] };

/** The pauses that stop the ladder on a day. */
export function pausesInForce({ pauses }: Paused, today: CivilDate): readonly Pause[] {
  return pauses.filter(({ end, until }) => end === null && today < until);
}

/** The pauses that have run out by a day, and of which that is not on record yet. */
export function pausesRunOut({ pauses }: Paused, today: CivilDate): readonly Pause[] {
  return pauses.filter(({ end, until }) => end === null && until <= today);
}
