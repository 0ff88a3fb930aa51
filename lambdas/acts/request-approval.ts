import { requestApproval } from '../domain/case/approval.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import { writesOf } from './change-case.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';

/** Asks a person to approve the notice whose time has come, where the policy wants that; answers the case after it. */
export async function requestApprovalOf(deps: Deps, situation: CaseSituation): Promise<CaseSituation> {
  const decision = requestApproval(situation);
  if (decision.kind !== 'accepted') return situation;
  const { after, writes } = writesOf(situation, decision, 'relance', wakeAfter(situation.now));
  await deps.store.commit(writes);
  return { ...situation, dunned: after };
}
