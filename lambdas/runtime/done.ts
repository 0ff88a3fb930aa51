import type { Refused } from '../domain/case/decision.ts';
import { keyTaken, notFound, refusal } from './problem.ts';

type Undone = { readonly kind: 'unknown' | 'conflict' } | Refused;

function isUndone(outcome: { readonly kind: string }): outcome is Undone {
  return outcome.kind === 'unknown' || outcome.kind === 'conflict' || outcome.kind === 'refused';
}

/** What an act came to when it was done. Throws 404 with what is not known, or 409 or 422 with the reason of a refusal. */
export function done<Outcome extends { readonly kind: string }>(
  outcome: Outcome,
  what: string,
): Exclude<Outcome, { readonly kind: Undone['kind'] }> {
  if (!isUndone(outcome)) return outcome as Exclude<Outcome, { readonly kind: Undone['kind'] }>;
  if (outcome.kind === 'refused') throw refusal(outcome);
  throw outcome.kind === 'unknown' ? notFound(what) : keyTaken();
}
