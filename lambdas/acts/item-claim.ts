import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { type ShownClaim, shownClaim, tellsOfLateness } from '../domain/case/claim/shown-claim.ts';
import type { Stage } from '../domain/dunning-policy.ts';
import { regimes } from '../domain/late-payment/regimes.ts';
import type { ItemClaim } from '../templates/item-claim.ts';
import type { CaseSituation } from './dunning-of-case.ts';

/**
 * True of a notice that speaks of late payment, if there is anything to say. Compensation and penalties are not spoken of
 * where the policy is silent on them; a consumer's legal interest is neither.
 */
export function speaksOfLateness({ debtor, policy }: Pick<CaseSituation, 'debtor' | 'policy'>, stage: Stage): boolean {
  return tellsOfLateness(stage) && (debtor.kind === 'consumer' || policy.mentionsRecoveryCosts);
}

/** What a notice says of late payment: what the law allows, where the policy speaks of it. */
export function saidClaim(situation: CaseSituation, stage: Stage, today: CivilDate): ShownClaim | null {
  return speaksOfLateness(situation, stage) ? shownClaim(situation, stage, today) : null;
}

/** What a reminder says of late payment of its invoice, on its day; undefined when nothing. */
export function itemClaim(notice: CaseSituation & { readonly stage: Stage }, today: CivilDate): ItemClaim | undefined {
  const said = saidClaim(notice, notice.stage, today);
  if (said?.kind !== 'claim') return undefined;
  const { interestMinor, compensationMinor, ratesPercent, isProvisional, claim } = said;
  const { law } = regimes[claim.input.regime];
  return { interestMinor, compensationMinor, ratesPercent, isProvisional, law };
}
