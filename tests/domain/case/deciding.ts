import type { Case } from '../../../lambdas/domain/case/case.ts';
import type { Accepted, Decision } from '../../../lambdas/domain/case/decision.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';

/** What is decided, which has to be accepted. */
export function acceptedOf(decision: Decision): Accepted {
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
  return decision;
}

/** The case once the decision is on record. */
export function after(dunned: Case, decision: Decision, at: string): Case {
  return record(dunned, acceptedOf(decision).facts, { at, by: 'test' }).after;
}
