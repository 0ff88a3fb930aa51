import { type Case, isClosed } from './case.ts';
import type { Pause, PauseEnd } from './pause.ts';

/** A case with other pauses: it counts as paused as long as one of them stands, unless it is further on. */
export function withPauses(before: Case, pauses: readonly Pause[]): Case {
  if (isClosed(before) || before.status === 'escalated') return { ...before, pauses };
  return { ...before, pauses, status: pauses.some(({ end }) => end === null) ? 'paused' : 'open' };
}

/** A case whose pause has come to its end. */
export function withPauseEnded(before: Case, pauseId: string, end: PauseEnd): Case {
  const pauses = before.pauses.map((pause) => (pause.id === pauseId && pause.end === null ? { ...pause, end } : pause));
  return withPauses(before, pauses);
}
