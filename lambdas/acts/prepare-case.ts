import { requestApproval } from '../domain/case/approval.ts';
import { inTurn } from '../domain/case/in-turn.ts';
import { raiseCall } from '../domain/case/policy-call.ts';
import { settlePauses } from '../domain/case/settle-pauses.ts';
import { arrangeCall } from '../domain/case/stage-call.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import { withBriefs } from './call-brief.ts';
import { writesOf } from './change-case.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';

/**
 * Puts on record what a day brings, and asks people what they have to be asked, before the run is planned: pauses come to
 * their end, a person is to call where nobody is to write or the policy wants a call, a notice needs to be approved. All
 * of it in one transaction; answers the case after it.
 */
export async function prepareCase(deps: Deps, situation: CaseSituation): Promise<CaseSituation> {
  const decision = inTurn(situation, [settlePauses, arrangeCall, raiseCall, requestApproval]);
  if (decision.kind === 'repeated') return situation;
  const briefed = withBriefs(deps, situation, decision);
  const { after, writes } = writesOf(situation, briefed, 'relance', wakeAfter(situation.now));
  await deps.store.commit(writes);
  return { ...situation, dunned: after };
}
