import type { CivilDate } from '../calendar/civil-date.ts';

/**
 * A day's digest on record. `begun` before anything of it is kept, so that what a run has left half done is known and ended
 * first; `signed` once it lies in the store with its signature.
 */
export type DigestRecord =
  | { readonly day: CivilDate; readonly state: 'begun' }
  | { readonly day: CivilDate; readonly state: 'signed'; readonly sha256: string; readonly count: number };
export type SignedDigest = Extract<DigestRecord, { state: 'signed' }>;
