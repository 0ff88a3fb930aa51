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
  /** The part of it that settles the claim for late payment, which a formal notice had demanded with the invoice. */
  readonly claimMinor?: number;
  /** The tasks that have offered such a part, once the claim had become less. */
  readonly claimFreedBy?: readonly string[];
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

/** The part of a payment that is on the invoice itself, in minor units: neither on its claim, nor too much. */
export function principalPartMinor({
  amountMinor,
  excessMinor,
  claimMinor = 0,
}: Pick<CasePayment, 'amountMinor' | 'excessMinor' | 'claimMinor'>): number {
  return amountMinor - excessMinor - claimMinor;
}

/** Payments with the part of each that has become too much: of what came last, first. What was taken back has none. */
export function withExcess(payments: readonly CasePayment[], excessMinor: number): CasePayment[] {
  let left = excessMinor;
  const changed = payments.toReversed().map((payment) => {
    const share = payment.reversal ? 0 : Math.min(left, principalPartMinor(payment));
    left -= share;
    return share === 0 ? payment : { ...payment, excessMinor: payment.excessMinor + share };
  });
  return changed.toReversed();
}
