import type { CivilDate } from '../calendar/civil-date.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import type { TransactionalSubject } from '../message/transactional.ts';
import type { Payment } from '../payment.ts';
import type { Task } from '../task.ts';
import { caseTask } from './case-task.ts';
import { balanceMinor, type Case, isClosed, moneyOf } from './case.ts';
import { afterMoney } from './after-money.ts';
import { collectedStatus } from './invoice-status/collected-status.ts';
import { standingMatter } from './collection/standing-matter.ts';
import { demandedShare } from './claim/demanded-claim.ts';
import { settlingClaim } from './claim/end-pursuit.ts';
import type { TellingSituation } from './claim/said-claim.ts';
import { accepted, type Accepted, type Decision, refused } from './decision.ts';
import type { CaseFact } from './events.ts';
import { evolve } from './evolve.ts';
import { refundTaskId } from './refund-task.ts';
import { settlementOf } from './settlement.ts';

/** When a payment is taken, and what it is taken by. */
export type PaymentMoment = {
  readonly now: string;
  readonly today: string;
  readonly policy: DunningPolicy;
  /** Without him nothing is known of what he owes for paying late. */
  readonly debtor?: TellingSituation['debtor'];
};

/** A receipt answers a payment at once, but only where we had written about the invoice before. */
export function isAnswered({ notices, pauses }: Case): boolean {
  return notices.length > 0 || pauses.some(({ kind }) => kind === 'promise' || kind === 'instalmentPlan');
}

/** What can be paid of an invoice: what is canceled was never owed; what was handed over or written off still is. */
export function payableMinor(dunned: Case): number {
  return dunned.status === 'canceled' ? 0 : balanceMinor(dunned);
}

type ClaimPartOf = {
  readonly situation: TellingSituation & { readonly now: string };
  readonly payment: Payment;
  readonly claimMinor: number;
  readonly today: CivilDate;
};

/** The part of a payment that goes to the claim, once the payment is on the case; nobody has to go after what it settles. */
function claimPart({ situation, payment, claimMinor, today }: ClaimPartOf, recorded: CaseFact): Accepted {
  const { id: claimPaymentId, amount, receivedOn } = payment;
  const { currency } = amount;
  const data = { claimPaymentId, amountMinor: claimMinor, currency, receivedOn, isPartOfPayment: true as const };
  const dunned = evolve(situation.dunned, recorded, situation.now);
  return settlingClaim({ ...situation, dunned }, { type: 'ClaimPaymentRecorded', data }, { today, result: 'paid' });
}

/**
 * Takes a payment on a case, whatever its status. Full payment closes it. What is beyond the balance settles the claim that
 * a formal notice has demanded; what is too much even then, or comes on a case already closed, becomes a task for a person:
 * money is never lost and never moves a closed status.
 */
export function recordPayment(dunned: Case, payment: Payment, { now, today, policy, debtor }: PaymentMoment): Decision {
  const { amount } = dunned.invoice;
  const { amountMinor } = payment.amount;
  if (payment.amount.currency !== amount.currency) {
    return refused('currency', `is not the invoice's currency, ${amount.currency}`, 'amount.currency');
  }
  if (!Number.isSafeInteger(dunned.receivedMinor + amountMinor)) {
    return refused('amount', 'makes more than can be counted exactly', 'amount.amountMinor');
  }
  const owed = payableMinor(dunned);
  const beyondMinor = Math.max(0, amountMinor - owed);
  const paidMinor = amountMinor - beyondMinor;
  const situation = debtor && { dunned, debtor, policy, now };
  const share = situation ? demandedShare(situation, { payment, excessMinor: beyondMinor, today }) : null;
  const claimMinor = share ? share.interestMinor + share.compensationMinor : 0;
  const excessMinor = beyondMinor - claimMinor;
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
      ...(claimMinor > 0 && { claimMinor }),
    },
  };
  const onClaim = claimMinor > 0 && situation ? claimPart({ situation, payment, claimMinor, today }, fact) : null;
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
    ...(share && { claim: share }),
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
  const made = [fact, ...collectedStatus(dunned, fact), ...(onClaim?.facts ?? []), ...facts];
  const after = afterMoney(dunned, made, { by: 'payment', of: paymentId }, now);
  // What comes in for what a collector has in hand is what he was asked for.
  const isUnasked = isClosed(dunned) && !standingMatter(dunned);
  return accepted([...made, ...after.facts], {
    raise: excessMinor > 0 || (isUnasked && paidMinor > 0) ? [refund] : [],
    end: [...end, ...(onClaim?.end ?? []), ...after.end],
    tell: isAnswered(dunned) ? [{ subject: receipt }] : [],
  });
}
