import { saidClaim } from '../domain/case/claim/said-claim.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { localeOf } from '../domain/debtor/recipients.ts';
import { claimConventions } from '../domain/late-payment/claim-conventions.ts';
import { regimeOf } from '../domain/late-payment/regime-of.ts';
import { regimes } from '../domain/late-payment/regimes.ts';
import type { FormalClaim } from '../templates/formal-claim.ts';
import type { CaseSituation } from './dunning-of-case.ts';

function claimOfNotice(notice: CaseSituation, today: CivilDate): FormalClaim | null {
  const { dunned, debtor } = notice;
  const shown = saidClaim(notice, 'legalEscalation', today);
  if (!shown) return null;
  const { number, latePayment = {} } = dunned.invoice;
  if (shown.kind === 'fromFormalNotice') {
    const regime = latePayment.regime ?? regimeOf(debtor.country, debtor.kind);
    if (typeof regime !== 'string') return null;
    const { ratePercent, isProvisional } = shown;
    return { kind: 'fromFormalNotice', number, law: regimes[regime].law, ratePercent, isProvisional };
  }
  return {
    kind: 'claim',
    number,
    asOf: shown.asOf,
    conventions: claimConventions(shown.claim, localeOf(debtor)),
    segments: shown.claim.segments.map(({ from, to, days, ratePercent, baseMinor, interestMinor, provisional }) => ({
      from,
      to,
      days,
      ratePercent,
      baseMinor,
      interestMinor,
      isProvisional: provisional,
    })),
    interestMinor: shown.interestMinor,
    compensationMinor: shown.compensationMinor,
  };
}

/** What a formal notice demands for lateness, an entry for each invoice of which the law and the policy allow it. */
export function formalClaims(notices: readonly CaseSituation[], today: CivilDate): FormalClaim[] {
  return notices.flatMap((notice) => claimOfNotice(notice, today) ?? []);
}
