import type { CivilDate } from '../calendar/civil-date.ts';
import type { ReversalReason } from '../message/transactional.ts';

/** A payment was taken back as a whole. */
export type Reversal = { readonly id: string; readonly reason: ReversalReason; readonly on: CivilDate };

/** The part of a payment that a cancellation has made too much, in minor units, and the task that offers it. */
export type FreedMoney = { readonly amountMinor: number; readonly taskId: string };

/** Money that came in for the invoice. `excessMinor` was too much, and is the debtor's. */
export type CasePayment = {
  readonly id: string;
  readonly amountMinor: number;
  readonly excessMinor: number;
  /** What of that is so only because the invoice was canceled. */
  readonly freed?: FreedMoney;
  readonly receivedOn: CivilDate;
  readonly isReceiptSent: boolean;
  readonly reversal: Reversal | null;
};

/** A credit note of the billing system: it reduces what is owed, and is not a payment. */
export type CreditNote = {
  readonly number: string;
  readonly amountMinor: number;
  readonly reason: string;
  readonly issuedOn: CivilDate;
  /** The dispute it is about: what the resolution of that has taken off the balance already, it confirms. */
  readonly disputeId?: string | undefined;
};

/** Payments with the part of each that has become too much: of what came last, first. What was taken back has none. */
export function withExcess(payments: readonly CasePayment[], excessMinor: number): CasePayment[] {
  let left = excessMinor;
  const changed = payments.toReversed().map((payment) => {
    const share = payment.reversal ? 0 : Math.min(left, payment.amountMinor - payment.excessMinor);
    left -= share;
    return share === 0 ? payment : { ...payment, excessMinor: payment.excessMinor + share };
  });
  return changed.toReversed();
}
