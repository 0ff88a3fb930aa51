import type * as z from 'zod';
import type { Locale } from '../domain/debtor.ts';
import { claimConventions } from '../domain/late-payment/claim-conventions.ts';
import type { ClaimComponent } from '../domain/late-payment/claim-totals.ts';
import type { LatePaymentClaim } from '../domain/late-payment/late-payment-claim.ts';
import { type CaseClaim, claimLedgerOf, type ClaimWaiver } from '../domain/case/claim/case-claim.ts';
import { percentText } from '../domain/late-payment/rate.ts';
import type { claimAnswer, claimWaiverAnswer } from './answers/claim.ts';

/** Said wherever a person reads the figures. */
const notice = 'Computed from published rates and from what is on record. This is no legal advice.';

function component({ dueMinor, paidMinor, waivedMinor, openMinor }: ClaimComponent) {
  return { dueMinor, paidMinor, waivedMinor, openMinor };
}

/** What was given up of a claim. */
export function claimWaiverView({
  isByPolicy = false,
  ...waiver
}: ClaimWaiver): z.infer<typeof claimWaiverAnswer>['waiver'] {
  return { ...waiver, byPolicy: isByPolicy };
}

/** The claim for late payment of a case, as its printable calculation shows it. */
export function claimView(
  claim: LatePaymentClaim,
  dunned: { readonly claim?: CaseClaim },
  locale: Locale,
): z.infer<typeof claimAnswer> {
  const { input, totals, segments, missingRates } = claim;
  const { principal, interest, fixedCompensation } = totals;
  return {
    regime: input.regime,
    asOf: claim.asOf,
    currency: claim.currency,
    principal: input.principal,
    segments: segments.map(({ from, to, days, ratePercent, baseMinor, interestMinor, provisional }) => ({
      from,
      to,
      days,
      ratePercent,
      baseMinor,
      interestMinor,
      provisional,
    })),
    interestMinor: interest.dueMinor,
    fixedCompensationMinor: fixedCompensation.dueMinor,
    totalMinor: totals.openMinor,
    components: {
      principal: component(principal),
      interest: component(interest),
      fixedCompensation: component(fixedCompensation),
    },
    claimOpenMinor: totals.claimOpenMinor,
    payments: [...claimLedgerOf(dunned).payments],
    waivers: claimLedgerOf(dunned).waivers.map(claimWaiverView),
    contractRate: input.contractRate && {
      ratePercent: percentText(input.contractRate.basisPoints),
      origin: input.contractRate.origin,
    },
    allocation: input.allocation,
    dayCount: input.dayCount,
    provisional: claim.isProvisional,
    missingRates: missingRates.map(({ table, halfYear }) => ({ table, halfYear })),
    conventions: claimConventions(claim, locale),
    notice,
  };
}
