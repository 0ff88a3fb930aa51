import type { Payment } from '../payment.ts';
import { type Task, taskIdOf } from '../task.ts';
import { balanceMinor, type Case, isClosed } from './case.ts';
import { accepted, type Decision, refused } from './decision.ts';

/**
 * Takes a payment on a case, whatever its status. Full payment closes it; what is too much, or comes on a case already
 * closed, becomes a task to refund or allocate: money is never lost and never moves a closed status.
 */
export function recordPayment(
  dunned: Case,
  payment: Payment,
  { now, today }: { now: string; today: string },
): Decision {
  const { creditor, amount, debtorId } = dunned.invoice;
  if (payment.amount.currency !== amount.currency) {
    return refused('currency', `is not the invoice's currency, ${amount.currency}`, 'amount.currency');
  }
  if (!Number.isSafeInteger(dunned.receivedMinor + payment.amount.amountMinor)) {
    return refused('amount', 'makes more than can be counted exactly', 'amount.amountMinor');
  }
  const owed = isClosed(dunned) ? 0 : balanceMinor(dunned);
  const excessMinor = payment.amount.amountMinor - owed;
  const { id: paymentId, receivedOn, method, reference } = payment;
  const fact = {
    type: 'PaymentRecorded' as const,
    data: { paymentId, ...payment.amount, receivedOn, ...(method && { method }), ...(reference && { reference }) },
  };
  const isSettled = !isClosed(dunned) && excessMinor >= 0;
  const end = isSettled && dunned.legal?.kind === 'requested' ? [{ taskId: dunned.legal.taskId, result: 'paid' }] : [];
  if (excessMinor <= 0) return accepted([fact], { end });
  const refund: Task = {
    id: taskIdOf('refundOrAllocate', creditor, paymentId),
    kind: 'refundOrAllocate',
    creditor,
    invoiceId: dunned.id,
    debtorId,
    dueOn: today,
    createdAt: now,
    status: 'open',
    data: { paymentId, excess: { amountMinor: excessMinor, currency: amount.currency }, caseStatus: dunned.status },
  };
  return accepted([fact], { raise: [refund], end });
}
