import type { CivilDate } from '../calendar/civil-date.ts';
import type { CasePayment } from './case-money.ts';
import { disputeRestOf } from './dispute-money.ts';
import type { Agreement, Pause, PausedCase, PromiseToPay } from './pause.ts';

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** All that an agreement is about, in minor units. */
function agreedMinor(agreement: Agreement): number {
  return agreement.kind === 'promise'
    ? agreement.amountMinor
    : sum(agreement.instalments.map(({ amountMinor }) => amountMinor));
}

/** What a payment has brought for the invoice and was not taken back. */
function broughtMinor({ amountMinor, excessMinor, reversal }: CasePayment): number {
  return reversal ? 0 : amountMinor - excessMinor;
}

/** True of the payments that came while an agreement stood; `index` is the payment's place on the case. */
function countsFor({ paymentsBefore, paymentsUntil }: Agreement, index: number): boolean {
  return index >= paymentsBefore && (paymentsUntil === null || index < paymentsUntil);
}

/** A payment counts for one promise only: that of the earliest day takes what it needs, the next one what is left. */
function receivedForPromise(promise: PromiseToPay, { pauses, payments }: PausedCase): number {
  const promises = pauses
    .filter((pause): pause is PromiseToPay => pause.kind === 'promise')
    .toSorted((a, b) => a.promisedFor.localeCompare(b.promisedFor));
  const received = new Map<string, number>();
  for (const [index, payment] of payments.entries()) {
    let rest = broughtMinor(payment);
    for (const each of promises.filter((other) => countsFor(other, index))) {
      const before = received.get(each.id) ?? 0;
      const taken = Math.min(rest, each.amountMinor - before);
      received.set(each.id, before + taken);
      rest -= taken;
    }
  }
  return received.get(promise.id) ?? 0;
}

/** What came in for a promise or plan since it was made and was not taken back, in minor units. */
export function receivedForMinor(agreement: Agreement, dunned: PausedCase): number {
  return agreement.kind === 'promise'
    ? receivedForPromise(agreement, dunned)
    : sum(dunned.payments.map((payment, index) => (countsFor(agreement, index) ? broughtMinor(payment) : 0)));
}

/** What still has to come for a promise or plan, in minor units. */
export function missingMinor(agreement: Agreement, dunned: PausedCase): number {
  return Math.max(0, agreedMinor(agreement) - receivedForMinor(agreement, dunned));
}

/**
 * The part of the balance that a pause keeps out of demands, in minor units; all of it is Infinity. A promise or plan
 * covers what was agreed: money taken back that had come before it is owed beside it.
 */
export function withheldMinor(pause: Pause, dunned: PausedCase, today: CivilDate): number {
  switch (pause.kind) {
    case 'hold':
      return Number.POSITIVE_INFINITY;
    case 'dispute': {
      const { disputedMinor, expectedMinor } = disputeRestOf(pause, dunned);
      return disputedMinor + (today < pause.reviewOn ? expectedMinor : 0);
    }
    case 'promise':
    case 'instalmentPlan':
      return missingMinor(pause, dunned);
  }
}
