import { localDate } from '../domain/calendar/send-window.ts';
import { expirePauses } from '../domain/case/hold.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import { writesOf } from './change-case.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';

/**
 * Puts on record which pauses of a case have run out, and answers the case after it. They stop nothing from their day on,
 * on record or not: this is for whoever reads the case.
 */
export async function expirePausesOf(deps: Deps, situation: CaseSituation): Promise<CaseSituation> {
  const { dunned, policy, now } = situation;
  const decision = expirePauses(dunned, localDate(now, policy.sendWindow.timeZone));
  if (decision.kind !== 'accepted') return situation;
  const { after, writes } = writesOf(situation, decision, 'relance', wakeAfter(now));
  await deps.store.commit(writes);
  return { ...situation, dunned: after };
}
