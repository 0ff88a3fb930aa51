import type { CivilDate } from '../calendar/civil-date.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { type CasePayment, principalPartMinor } from './case-money.ts';
import { disputeRestOf } from './dispute-money.ts';
import { type Agreement, type Dispute, isAgreement, isObjection, type PausedCase } from './pause.ts';

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** What is still owed of the principal, in minor units. */
function owedMinor({ invoice, receivedMinor, creditedMinor, smallDifferenceMinor }: PausedCase): number {
  return invoice.amount.amountMinor - receivedMinor - creditedMinor - smallDifferenceMinor;
}

/** All that an agreement is about, in minor units. */
function agreedMinor(agreement: Agreement): number {
  return agreement.kind === 'promise'
    ? agreement.amountMinor
    : sum(agreement.instalments.map(({ amountMinor }) => amountMinor));
}

/** The first day for which the debtor has agreed to pay something. */
function firstDay(agreement: Agreement): CivilDate {
  return agreement.kind === 'promise' ? agreement.promisedFor : (agreement.instalments[0]?.dueOn ?? agreement.until);
}

/** What a payment has brought for the invoice and was not taken back. */
function broughtMinor(payment: CasePayment): number {
  return payment.reversal ? 0 : principalPartMinor(payment);
}

/** True of the payments that came while an agreement stood; `index` is the payment's place on the case. */
function countsFor({ paymentsBefore, paymentsUntil }: Agreement, index: number): boolean {
  return index >= paymentsBefore && (paymentsUntil === null || index < paymentsUntil);
}

/** The agreements that stand, the one of the earliest day first. */
export function standingAgreements({ pauses }: Pick<PausedCase, 'pauses'>): Agreement[] {
  return pauses
    .filter(isAgreement)
    .filter(({ end }) => end === null)
    .toSorted((a, b) => firstDay(a).localeCompare(firstDay(b)));
}

/** All agreements that payments count for, in the order in which they are served. One that was lifted needs none. */
function inOrder(dunned: PausedCase): Agreement[] {
  const ended = dunned.pauses
    .filter(isAgreement)
    .filter(({ end }) => end !== null && end.how !== 'lifted')
    .toSorted((a, b) => (a.end?.at ?? '').localeCompare(b.end?.at ?? ''));
  return [...ended, ...standingAgreements(dunned)];
}

/**
 * What each payment has brought for an agreement, by the payment's place on the case; minor units. No cent counts for two
 * of them: those that have ended keep what they had, one that was kept the money that came last, as that has kept it; of
 * those that stand the one of the earliest day takes what it needs, the next one what is left.
 */
export function sharesOf({ kind, id }: Agreement, dunned: PausedCase): readonly number[] {
  const left = dunned.payments.map(broughtMinor);
  for (const agreement of inOrder(dunned)) {
    const places = [...left.keys()].filter((index) => countsFor(agreement, index));
    const shares = left.map(() => 0);
    let missing = agreedMinor(agreement);
    for (const index of agreement.end?.how === 'kept' ? places.toReversed() : places) {
      const share = Math.min(left[index] ?? 0, missing);
      shares[index] = share;
      left[index] = (left[index] ?? 0) - share;
      missing -= share;
    }
    if (agreement.kind === kind && agreement.id === id) return shares;
  }
  return left.map(() => 0);
}

/** What came in while a promise or plan stood, counts for no other, and was not taken back; minor units. */
export function receivedForMinor(agreement: Agreement, dunned: PausedCase): number {
  return sum(sharesOf(agreement, dunned));
}

/** What of a promise or plan has not come in, whatever is still owed; minor units. */
export function missingMinor(agreement: Agreement, dunned: PausedCase): number {
  return agreedMinor(agreement) - receivedForMinor(agreement, dunned);
}

/** True when so little is missing that a policy gives it up: nothing, or less than its tolerance. Minor units. */
export function isCovered(
  missing: number,
  { settlementToleranceMinor }: Pick<DunningPolicy, 'settlementToleranceMinor'>,
): boolean {
  return missing <= 0 || missing < settlementToleranceMinor;
}

/** What payments of just what was promised, or of just an instalment, have brought: no doubt what they are for. */
function meantMinor(agreement: Agreement, dunned: PausedCase): number {
  const parts = agreement.kind === 'promise' ? [agreement] : agreement.instalments;
  const shares = sharesOf(agreement, dunned).filter((share, index) => {
    const payment = dunned.payments[index];
    return payment && share === broughtMinor(payment) && parts.some(({ amountMinor }) => amountMinor === share);
  });
  return sum(shares);
}

/**
 * What a promise or plan that stands keeps out of demands, in minor units. Until it is decided it covers what was agreed,
 * as far as that is still owed. Money that came before its day counts against that only when it shows what it is for: a
 * payment of just what was promised or of just an instalment, and whatever the balance has fallen below all that stands
 * agreed, taken from the one of the earliest day first. All else is first for what was not agreed on, which alone was
 * demanded.
 */
export function coveredMinor(agreement: Agreement, dunned: PausedCase): number {
  if (agreement.end !== null) return 0;
  const standing = standingAgreements(dunned).map((each) => ({
    each,
    openMinor: agreedMinor(each) - meantMinor(each, dunned),
  }));
  let beyond = Math.max(0, sum(standing.map(({ openMinor }) => openMinor)) - owedMinor(dunned));
  for (const { each, openMinor } of standing) {
    const gone = Math.min(beyond, openMinor);
    if (each.kind === agreement.kind && each.id === agreement.id) return openMinor - gone;
    beyond -= gone;
  }
  return 0;
}

/**
 * True when money shows before the day of an agreement that it is kept: all of it is not covered any more, through
 * payments and no credit.
 */
export function isKeptEarly(agreement: Agreement, dunned: PausedCase, policy: DunningPolicy): boolean {
  const agreed = agreedMinor(agreement);
  const shown = agreed - coveredMinor(agreement, dunned);
  return isCovered(agreed - Math.min(shown, receivedForMinor(agreement, dunned)), policy);
}

/**
 * What of the balance no dispute that stands is about, in minor units; nothing while a status of the e-invoice keeps all of
 * it from being asked for. Nothing more can be missing of an agreement.
 */
export function undisputedMinor(dunned: PausedCase): number {
  if (dunned.pauses.some((pause) => pause.kind === 'hold' && isObjection(pause) && pause.end === null)) return 0;
  const disputes = dunned.pauses.filter((pause): pause is Dispute => pause.kind === 'dispute' && pause.end === null);
  const disputed = sum(disputes.map((dispute) => disputeRestOf(dispute, dunned).disputedMinor));
  return Math.max(0, owedMinor(dunned) - disputed);
}
