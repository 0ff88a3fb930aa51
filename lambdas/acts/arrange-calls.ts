import { raiseCall } from '../domain/case/policy-call.ts';
import { arrangeCall } from '../domain/case/stage-call.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import { withBriefs } from './call-brief.ts';
import { writesOf } from './change-case.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';

/**
 * Asks a person to call where nobody is to write, or takes that back, and where the policy wants a call that day; answers
 * the case after it.
 */
export async function arrangeCallsOf(deps: Deps, situation: CaseSituation): Promise<CaseSituation> {
  return arrange(deps, await arrange(deps, situation, arrangeCall), raiseCall);
}

async function arrange(deps: Deps, situation: CaseSituation, decide: typeof arrangeCall): Promise<CaseSituation> {
  const decision = decide(situation);
  if (decision.kind !== 'accepted') return situation;
  const { after, writes } = writesOf(
    situation,
    withBriefs(deps, situation, decision),
    'relance',
    wakeAfter(situation.now),
  );
  await deps.store.commit(writes);
  return { ...situation, dunned: after };
}
