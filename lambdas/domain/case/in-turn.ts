import type { Case } from './case.ts';
import { type Accepted, accepted, repeated, type Willing } from './decision.ts';
import { evolve } from './evolve.ts';

/**
 * Decides one thing after the other, each on the case as the one before leaves it: together one decision, for one
 * transaction. Nothing when none of them has anything to decide.
 */
export function inTurn<S extends { readonly dunned: Case; readonly now: string }>(
  situation: S,
  deciding: readonly ((situation: S) => Willing)[],
): Willing {
  let { dunned } = situation;
  const made: Accepted[] = [];
  for (const decide of deciding) {
    const decision = decide({ ...situation, dunned });
    if (decision.kind === 'repeated') continue;
    made.push(decision);
    dunned = decision.facts.reduce((before, fact) => evolve(before, fact, situation.now), dunned);
  }
  if (made.length === 0) return repeated;
  const ended = new Set(made.flatMap(({ end }) => end.map(({ taskId }) => taskId)));
  const raised = made.flatMap(({ raise }) => raise);
  const asked = new Set(raised.map(({ id }) => id));
  return accepted(
    made.flatMap(({ facts }) => facts),
    {
      // What one asks and a later one answers is not asked at all.
      raise: raised.filter(({ id }) => !ended.has(id)),
      end: made.flatMap(({ end }) => end.filter(({ taskId }) => !asked.has(taskId))),
      tell: made.flatMap(({ tell }) => tell),
      notes: made.flatMap(({ notes }) => notes),
    },
  );
}
