import type { CivilDate } from '../calendar/civil-date.ts';
import { type Task, taskIdOf } from '../task.ts';
import type { Case } from './case.ts';
import type { CasePayment, Reversal } from './case-money.ts';

type Review = {
  readonly now: string;
  readonly today: CivilDate;
  /** What was too much of the payment was refunded or used for another invoice before it was taken back. */
  readonly isGivenAway: boolean;
};

/** Asks a person to see to a payment that was taken back, where nothing goes on by itself. */
export function reviewReversalTask(
  { id, status, invoice }: Case,
  { id: paymentId, amountMinor, excessMinor, isReceiptSent }: CasePayment,
  { id: reversalId, reason }: Reversal,
  { now, today, isGivenAway }: Review,
): Task {
  const { creditor, debtorId, number, amount } = invoice;
  const money = (minor: number) => ({ amountMinor: minor, currency: amount.currency });
  return {
    id: taskIdOf('reviewReversal', id, paymentId),
    kind: 'reviewReversal',
    creditor,
    invoiceId: id,
    debtorId,
    dueOn: today,
    createdAt: now,
    status: 'open',
    data: {
      number,
      paymentId,
      reversalId,
      reason,
      amount: money(amountMinor),
      excess: money(excessMinor),
      caseStatus: status,
      isGivenAway,
      isReceiptSent,
    },
  };
}
