import { settlePauses } from '../domain/case/settle-pauses.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import { withBriefs } from './call-brief.ts';
import { writesOf } from './change-case.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';

/**
 * Puts on record what the pauses whose day has come lead to, with the tasks and messages that go with it, and answers the
 * case after it.
 */
export async function settlePausesOf(deps: Deps, situation: CaseSituation): Promise<CaseSituation> {
  const decision = settlePauses(situation);
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
