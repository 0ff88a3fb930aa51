import type { DunningPolicy } from '../dunning-policy.ts';
import { type Case, isClosed } from './case.ts';
import type { TaskEnd } from './decision.ts';
import type { CaseFact } from './events.ts';
import { evolve } from './evolve.ts';
import { nextStep } from './ladder.ts';
import { questionOf } from './legal-decision/legal-decision.ts';
import { endsOfLegal } from './open-tasks.ts';

/** True when the end of the ladder would be put to a person now as it was: the same question, and no stage before it. */
function isStillAsked(after: Case, { policy, now }: { policy: DunningPolicy; now: string }): boolean {
  const { legal } = after;
  if (nextStep({ ...after, legal: null }, policy, now).step !== 'legalDecision') return false;
  return legal?.kind !== 'requested' || legal.taskKind === questionOf(after, policy);
}

/**
 * What comes with facts by which more is owed of a case than before: "write off?" was asked for what was a small rest then,
 * or put off, and must not stand for the whole sum. The ladder goes on with the stage that comes first.
 */
export function afterRise(
  before: Case,
  facts: readonly CaseFact[],
  moment: { readonly policy: DunningPolicy; readonly now: string },
): { readonly facts: readonly CaseFact[]; readonly end: readonly TaskEnd[] } {
  const after = facts.reduce((dunned, fact) => evolve(dunned, fact, moment.now), before);
  const { legal } = after;
  const isAsked = legal?.kind === 'requested' || legal?.kind === 'extended';
  if (isClosed(after) || !isAsked || isStillAsked(after, moment)) return { facts: [], end: [] };
  const taskId = legal.kind === 'requested' ? { taskId: legal.taskId } : {};
  return { facts: [{ type: 'LegalDecisionWithdrawn', data: taskId }], end: endsOfLegal(after, 'moreIsOwed') };
}
