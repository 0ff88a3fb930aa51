import { balanceMinor, type Case } from '../case/case.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { type ClaimSituation, claimInputOf } from '../case/claim/claim-of-case.ts';
import { latePaymentClaim } from '../late-payment/late-payment-claim.ts';
import type { Currency, Money } from '../money.ts';
import type { Insolvency } from './insolvency.ts';

/** What is owed for an invoice at the opening of an insolvency, in minor units of its currency. */
export type ClaimToDeclare = {
  readonly invoiceId: string;
  readonly number: string;
  readonly currency: Currency;
  readonly status: Case['status'];
  readonly principalMinor: number;
  /** Null when the claim for late payment cannot be computed; `missing` says why. */
  readonly interestMinor: number | null;
  readonly fixedCompensationMinor: number | null;
  readonly totalMinor: number;
  readonly missing?: string;
  /** Issued after the opening: whether it is to be declared depends on when the claim arose. Not in the totals. */
  readonly isIssuedAfterOpening: boolean;
};

/**
 * The claim at the opening. What was taken off since by a credit note or a dispute was not owed on that day either: it
 * makes the principal smaller, and no interest that had run by then.
 */
function claimAtOpening(situation: ClaimSituation, openedOn: CivilDate) {
  const input = claimInputOf(situation, openedOn);
  if ('kind' in input) return input;
  const events = input.events.map((event) =>
    event.kind === 'creditNote' && event.on > openedOn ? { ...event, on: openedOn } : event,
  );
  return latePaymentClaim({ ...input, events });
}

/** What is open of one case at the opening, by the law of the debtor: money that came in later does not count. */
function claimToDeclare(situation: ClaimSituation, { openedOn }: Pick<Insolvency, 'openedOn'>): ClaimToDeclare {
  const { dunned } = situation;
  const { amount, number, issueDate } = dunned.invoice;
  const about = {
    invoiceId: dunned.id,
    number,
    currency: amount.currency,
    status: dunned.status,
    isIssuedAfterOpening: issueDate > openedOn,
  };
  const claim = claimAtOpening(situation, openedOn);
  if (claim.kind !== 'claim') {
    const missing = claim.kind === 'refused' ? claim.refusal.message : claim.missing;
    const principalMinor = Math.max(0, balanceMinor(dunned));
    return {
      ...about,
      principalMinor,
      interestMinor: null,
      fixedCompensationMinor: null,
      totalMinor: principalMinor,
      missing,
    };
  }
  const { principal, interest, fixedCompensation, openMinor } = claim.totals;
  return {
    ...about,
    principalMinor: principal.openMinor,
    interestMinor: interest.openMinor,
    fixedCompensationMinor: fixedCompensation.openMinor,
    totalMinor: openMinor,
  };
}

/** What there is to declare in an insolvency, with its sums by currency. */
export type ClaimsToDeclare = {
  readonly claims: readonly ClaimToDeclare[];
  readonly totals: readonly Money[];
};

/**
 * What a debtor owes at the opening of his insolvency: principal and claim for late payment of each of the cases that are
 * given. Computed from what is on record; a person decides what is declared.
 */
export function claimsToDeclare(
  situations: readonly ClaimSituation[],
  insolvency: Pick<Insolvency, 'openedOn'>,
): ClaimsToDeclare {
  const claims = situations
    .map((situation) => claimToDeclare(situation, insolvency))
    .toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1));
  const totals = new Map<Currency, number>();
  for (const { currency, totalMinor, isIssuedAfterOpening } of claims)
    totals.set(currency, (totals.get(currency) ?? 0) + (isIssuedAfterOpening ? 0 : totalMinor));
  return { claims, totals: [...totals].map(([currency, amountMinor]) => ({ amountMinor, currency })) };
}
