import type { CivilDate } from '../calendar/civil-date.ts';
import { type Task, taskIdOf } from '../task.ts';
import type { CasePayment, Reversal } from './case-money.ts';
import { caseTask } from './case-task.ts';
import { type Case, moneyOf } from './case.ts';

type Review = {
  readonly now: string;
  readonly today: CivilDate;
  /** What was too much of the payment was refunded or used for another invoice before it was taken back. */
  readonly isGivenAway: boolean;
};

/** Asks a person to see to a payment that was taken back, where nothing goes on by itself. */
export function reviewReversalTask(
  dunned: Case,
  { id: paymentId, amountMinor, excessMinor, isReceiptSent }: CasePayment,
  { id: reversalId, reason }: Reversal,
  { now, today, isGivenAway }: Review,
): Task {
  return caseTask(dunned, now, {
    id: taskIdOf('reviewReversal', dunned.id, paymentId),
    kind: 'reviewReversal',
    dueOn: today,
    data: {
      paymentId,
      reversalId,
      reason,
      amount: moneyOf(dunned, amountMinor),
      excess: moneyOf(dunned, excessMinor),
      caseStatus: dunned.status,
      isGivenAway,
      isReceiptSent,
    },
  });
}
