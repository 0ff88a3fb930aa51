import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { saidClaim } from '../domain/case/claim/said-claim.ts';
import type { Stage } from '../domain/dunning-policy.ts';
import { regimes } from '../domain/late-payment/regimes.ts';
import type { ItemClaim } from '../templates/item-claim.ts';
import type { CaseSituation } from './dunning-of-case.ts';

/** What a reminder says of late payment of its invoice, on its day; undefined when nothing. */
export function itemClaim(notice: CaseSituation & { readonly stage: Stage }, today: CivilDate): ItemClaim | undefined {
  const said = saidClaim(notice, notice.stage, today);
  if (said?.kind !== 'claim') return undefined;
  const { interestMinor, compensationMinor, ratesPercent, isProvisional, claim } = said;
  const { law } = regimes[claim.input.regime];
  return { interestMinor, compensationMinor, ratesPercent, isProvisional, law };
}
