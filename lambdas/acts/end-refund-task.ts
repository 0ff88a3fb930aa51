import { completeTask } from '../domain/case/complete-task.ts';
import { type Refused, refused } from '../domain/case/decision.ts';
import type { Debtor } from '../domain/debtor.ts';
import { paymentOfTask, refundOfTask } from '../domain/debtor/use-unapplied.ts';
import { type PaymentRecord, withRefund } from '../domain/payment/payment-record.ts';
import type { Task } from '../domain/task.ts';
import type { Write } from '../ports/write.ts';
import { tryChange } from './change-case.ts';
import type { Deps } from './dunning-of-case.ts';
import { paymentWake } from './spread-payment.ts';
import { moneyWrites } from './unapplied-money.ts';
import { wholePayment } from './whole-payment.ts';

type Answer = {
  readonly task: Task;
  readonly result: string;
  readonly by: string;
  readonly now: string;
  /** The payment that the money came with. */
  readonly payment: PaymentRecord | undefined;
};

/** Takes what was paid back off the debtor, and notes it with its payment: it is lost should that be taken back. */
function refundWrites(debtor: Debtor, { task, result, by, now, payment }: Answer): Write[] | Refused {
  const decision = refundOfTask(debtor, task, result, now);
  if (decision.kind === 'refused') return decision;
  if (decision.kind === 'repeated') return [];
  if (payment?.reversal) return refused('reversed', 'its payment was taken back');
  const { fact } = decision;
  const refundMinor = fact.type === 'UnappliedMoneyUsed' ? fact.data.refundedMinor : 0;
  const money = moneyWrites(debtor, decision, { now, by });
  if (!payment) return money;
  const after = withRefund(payment, refundMinor);
  return [...money, { kind: 'payment', before: payment, after, wakeBy: paymentWake(after, now) }];
}

/**
 * Ends the question what becomes of money that is on no invoice: with the answer that it was paid back, it is taken off the
 * debtor in the same transaction. Gives the reason when that does not answer it.
 */
export async function endRefundTask(
  deps: Deps,
  task: Task,
  { result, by }: { readonly result: string; readonly by: string },
  writes: readonly Write[],
): Promise<Refused | { readonly kind: 'unknown' } | undefined> {
  const { store, clock } = deps;
  const { creditor, debtorId, invoiceId } = task;
  const now = clock.now();
  const paymentId = paymentOfTask(task);
  const payment = paymentId === undefined ? undefined : await wholePayment(deps, creditor, paymentId);
  const answer: Answer = { task, result, by, now, payment };
  if (invoiceId === undefined) {
    const debtor = debtorId === undefined ? undefined : await store.loadDebtor(creditor, debtorId);
    const refund = debtor ? refundWrites(debtor, answer) : [];
    if ('kind' in refund) return refund;
    await store.commit([{ kind: 'endTask', taskId: task.id, result, at: now, by }, ...refund, ...writes]);
    return undefined;
  }
  const changed = await tryChange(
    deps,
    invoiceId,
    by,
    ({ dunned, debtor }) => {
      const refund = refundWrites(debtor, answer);
      return 'kind' in refund ? refund : completeTask(dunned, task, result);
    },
    ({ debtor }) => {
      const refund = refundWrites(debtor, answer);
      return [...('kind' in refund ? [] : refund), ...writes];
    },
  );
  return changed.kind === 'refused' || changed.kind === 'unknown' ? changed : undefined;
}
