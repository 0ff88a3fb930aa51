import type { DunningPolicy } from '../dunning-policy.ts';
import type { TransactionalSubject } from '../message/transactional.ts';
import type { Payment } from '../payment.ts';
import type { Task } from '../task.ts';
import { caseTask } from './case-task.ts';
import { balanceMinor, type Case, isClosed, moneyOf } from './case.ts';
import { afterMoney } from './after-money.ts';
import { standingMatter } from './collection/standing-matter.ts';
import { accepted, type Decision, refused } from './decision.ts';
import { refundTaskId } from './refund-task.ts';
import { settlementOf } from './settlement.ts';

type Moment = { readonly now: string; readonly today: string; readonly policy: DunningPolicy };

/** A receipt answers a payment at once, but only where we had written about the invoice before. */
export function isAnswered({ notices, pauses }: Case): boolean {
  return notices.length > 0 || pauses.some(({ kind }) => kind === 'promise' || kind === 'instalmentPlan');
}

/** What can be paid of an invoice: what is canceled was never owed; what was handed over or written off still is. */
export function payableMinor(dunned: Case): number {
  return dunned.status === 'canceled' ? 0 : balanceMinor(dunned);
}

/**
 * Takes a payment on a case, whatever its status. Full payment closes it; what is too much, or comes on a case already
 * closed, becomes a task for a person: money is never lost and never moves a closed status.
 */
export function recordPayment(dunned: Case, payment: Payment, { now, today, policy }: Moment): Decision {
  const { amount } = dunned.invoice;
  const { amountMinor } = payment.amount;
  if (payment.amount.currency !== amount.currency) {
    return refused('currency', `is not the invoice's currency, ${amount.currency}`, 'amount.currency');
  }
  if (!Number.isSafeInteger(dunned.receivedMinor + amountMinor)) {
    return refused('amount', 'makes more than can be counted exactly', 'amount.amountMinor');
  }
  const owed = payableMinor(dunned);
  const excessMinor = Math.max(0, amountMinor - owed);
  const paidMinor = amountMinor - excessMinor;
  const { id: paymentId, receivedOn, method, reference } = payment;
  const fact = {
    type: 'PaymentRecorded' as const,
    data: {
      paymentId,
      ...payment.amount,
      receivedOn,
      ...(method && { method }),
      ...(reference && { reference }),
      ...(excessMinor > 0 && { excessMinor }),
    },
  };
  const { facts, end, kept, isSettled } = settlementOf(dunned, { reducedMinor: paidMinor, paidMinor }, policy);
  const [keptPromise] = kept;
  const receipt: TransactionalSubject = {
    kind: 'receipt',
    id: paymentId,
    amount: payment.amount,
    receivedOn,
    balanceMinor: isSettled || excessMinor > 0 ? -excessMinor : owed - paidMinor,
    ...(keptPromise && {
      keptPromise: { amountMinor: keptPromise.amountMinor, promisedFor: keptPromise.promisedFor },
    }),
  };
  const refund: Task = caseTask(dunned, now, {
    id: refundTaskId(dunned, paymentId),
    kind: 'refundOrAllocate',
    dueOn: today,
    data: {
      paymentId,
      amount: payment.amount,
      excess: moneyOf(dunned, excessMinor),
      caseStatus: dunned.status,
    },
  });
  const made = [fact, ...facts];
  const after = afterMoney(dunned, made, { by: 'payment', of: paymentId }, now);
  // What comes in for what a collector has in hand is what he was asked for.
  const isUnasked = isClosed(dunned) && !standingMatter(dunned);
  return accepted([...made, ...after.facts], {
    raise: excessMinor > 0 || isUnasked ? [refund] : [],
    end: [...end, ...after.end],
    tell: isAnswered(dunned) ? [{ subject: receipt }] : [],
  });
}
