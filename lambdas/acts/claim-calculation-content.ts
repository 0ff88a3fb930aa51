import { addressLines } from '../domain/address-lines.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { claimOf } from '../domain/case/claim/claim-of-case.ts';
import { isOfOtherKind } from '../domain/case/claim/shown-claim.ts';
import type { Creditor } from '../domain/creditor.ts';
import { localeOf } from '../domain/debtor/recipients.ts';
import { claimConventions } from '../domain/late-payment/claim-conventions.ts';
import type { ClaimComponent } from '../domain/late-payment/claim-totals.ts';
import type { ClaimCalculationContent } from '../templates/claim-calculation-content.ts';
import type { CaseSituation } from './dunning-of-case.ts';
import { letterHead } from './printed-invoice.ts';

function part({ dueMinor, paidMinor, waivedMinor, openMinor }: ClaimComponent) {
  return { dueMinor, paidMinor, waivedMinor, openMinor };
}

/**
 * The calculation of the claim of a case as of a day, whatever the policy says in messages; null where it cannot be
 * computed, or by a law that was not made for such a debtor. It bears that day as its date: made again later from the same
 * case, it is the same.
 */
export function claimCalculationContent(
  situation: CaseSituation,
  creditor: Creditor,
  asOf: CivilDate,
): ClaimCalculationContent | null {
  const { dunned, debtor } = situation;
  const claim = claimOf(situation, asOf);
  if (claim.kind !== 'claim' || isOfOtherKind(claim, debtor)) return null;
  const { number, issueDate, dueDate } = dunned.invoice;
  const { principal, interest, fixedCompensation } = claim.totals;
  const head = letterHead(situation, creditor);
  return {
    ...head,
    debtor: { ...head.debtor, addressLines: addressLines(debtor) },
    writtenOn: asOf,
    invoice: { number, issueDate, dueDate },
    currency: claim.currency,
    lines: claim.segments.map(({ from, to, days, ratePercent, baseMinor, interestMinor, provisional }) => {
      return { from, to, days, ratePercent, baseMinor, interestMinor, isProvisional: provisional };
    }),
    entries: claim.entries.map((entry) => ({
      kind: entry.kind,
      on: entry.on,
      principalMinor: entry.settled.principalMinor,
      interestMinor: entry.settled.interestMinor,
      compensationMinor: entry.settled.fixedCompensationMinor,
      ...(entry.kind === 'waiver' && { reason: entry.reason }),
    })),
    parts: { principal: part(principal), interest: part(interest), compensation: part(fixedCompensation) },
    conventions: claimConventions(claim, localeOf(debtor)),
  };
}
