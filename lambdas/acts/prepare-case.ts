import { checkClaim } from '../domain/case/claim/check-claim.ts';
import { requestApproval } from '../domain/case/approval.ts';
import { inTurn } from '../domain/case/in-turn.ts';
import { askAboutLetter } from '../domain/case/letter/letter-check.ts';
import { joinCollection } from '../domain/case/collection/join-collection.ts';
import { askAfterInsolvency } from '../domain/case/legal-decision/ask-after-insolvency.ts';
import { forewarnOwner } from '../domain/case/forewarn-owner.ts';
import { raiseCall } from '../domain/case/policy-call.ts';
import { settlePauses } from '../domain/case/settle-pauses.ts';
import { arrangeCall } from '../domain/case/stage-call.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import { watchPrescription } from '../domain/case/prescription/watch-prescription.ts';
import { brokenByDebtor } from './broken-by-debtor.ts';
import { withBriefs } from './call-brief.ts';
import { writesOf } from './change-case.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';
import { forewarningWrites } from './forewarning-writes.ts';

/**
 * Puts on record what a day brings, and asks people what they have to be asked, before the run is planned: pauses come to
 * their end, a person is to call where nobody is to write or the policy wants a call, a notice needs to be approved, or
 * the debtor's owner to be told of it. All of it in one transaction; answers the case after it.
 */
export async function prepareCase(deps: Deps, situation: CaseSituation): Promise<CaseSituation> {
  const decision = inTurn(situation, [
    settlePauses,
    joinCollection,
    askAfterInsolvency,
    arrangeCall,
    raiseCall,
    requestApproval,
    askAboutLetter,
    forewarnOwner,
    checkClaim,
    watchPrescription,
  ]);
  if (decision.kind === 'repeated') return situation;
  const isCalled = decision.raise.some(({ kind }) => kind === 'call');
  const briefed = isCalled ? withBriefs(deps, situation, decision, await brokenByDebtor(deps, situation)) : decision;
  const { after, writes } = writesOf(situation, briefed, 'relance', wakeAfter(situation.now));
  await deps.store.commit([...writes, ...(await forewarningWrites(deps, situation, decision))]);
  return { ...situation, dunned: after };
}
