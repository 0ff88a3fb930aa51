import type { CivilDate } from '../../calendar/civil-date.ts';
import type { DunningPolicy, Stage } from '../../dunning-policy.ts';
import type { ClaimSituation } from './claim-of-case.ts';
import { type ShownClaim, shownClaim, tellsOfLateness } from './shown-claim.ts';

/** What of a case, its debtor and its policy decides what is said of late payment. */
export type TellingSituation = ClaimSituation & { readonly policy: Pick<DunningPolicy, 'mentionsRecoveryCosts'> };

/**
 * True of a notice that speaks of late payment, if there is anything to say. Compensation and penalties are not spoken of
 * where the policy is silent on them; a consumer's legal interest is neither.
 */
export function speaksOfLateness(
  { debtor, policy }: Pick<TellingSituation, 'debtor' | 'policy'>,
  stage: Stage,
): boolean {
  return tellsOfLateness(stage) && (debtor.kind === 'consumer' || policy.mentionsRecoveryCosts);
}

/** What a notice says of late payment: what the law allows, where the policy speaks of it. */
export function saidClaim(situation: TellingSituation, stage: Stage, today: CivilDate): ShownClaim | null {
  return speaksOfLateness(situation, stage) ? shownClaim(situation, stage, today) : null;
}
