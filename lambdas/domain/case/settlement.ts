import type { DunningPolicy } from '../dunning-policy.ts';
import { balanceMinor, type Case, isClosed } from './case.ts';
import type { TaskEnd } from './decision.ts';
import type { CaseFact } from './events.ts';
import { type Agreement, isAgreement, type Pause, type PromiseToPay } from './pause.ts';
import { missingMinor } from './pause-money.ts';

/** What follows when what is owed gets less. */
export type Settlement = {
  readonly isSettled: boolean;
  readonly facts: readonly CaseFact[];
  readonly end: readonly TaskEnd[];
  /** The promises that are kept by it. */
  readonly kept: readonly PromiseToPay[];
};

type Reduction = {
  /** By how much the balance falls, in minor units. */
  readonly reducedMinor: number;
  /** How much of that is money: only money keeps a promise. */
  readonly paidMinor: number;
};

/** What people were asked about promises and plans, and need not answer any more. */
export function endsOfAgreements(pauses: readonly Pause[], result: string): TaskEnd[] {
  return pauses.flatMap((pause) =>
    isAgreement(pause) && pause.taskId !== null ? [{ taskId: pause.taskId, result }] : [],
  );
}

/** The tasks about a case that have nothing left to ask once it is at its end. */
export function endsOfTasks(dunned: Case, result: string): TaskEnd[] {
  const { legal, pauses, policyCall } = dunned;
  const disputes = pauses.flatMap((pause) =>
    pause.kind === 'dispute' && pause.taskId !== null ? [{ taskId: pause.taskId, result }] : [],
  );
  const decision = legal?.kind === 'requested' ? [{ taskId: legal.taskId, result }] : [];
  const call = policyCall?.taskId ? [{ taskId: policyCall.taskId, result }] : [];
  return [...decision, ...disputes, ...call, ...endsOfAgreements(pauses, result)];
}

/** A payment as far as agreements look at it. */
const unnamed = { id: '', excessMinor: 0, receivedOn: '', isReceiptSent: false, reversal: null };

function endOf({ kind, id }: Agreement, isKept: boolean): CaseFact {
  if (!isKept) return { type: 'PauseLifted', data: { pauseKind: kind, pauseId: id } };
  return kind === 'promise'
    ? { type: 'PromiseKept', data: { promiseId: id } }
    : { type: 'InstalmentPlanEnded', data: { planId: id, how: 'kept' } };
}

/**
 * What comes with a payment or a credit: a rest below the policy's tolerance is given up, promises and plans are kept or
 * have become needless, and what was asked of people is answered. Nothing on a case that is closed.
 */
export function settlementOf(dunned: Case, { reducedMinor, paidMinor }: Reduction, policy: DunningPolicy): Settlement {
  if (isClosed(dunned)) return { isSettled: false, facts: [], end: [], kept: [] };
  const rest = balanceMinor(dunned) - reducedMinor;
  const isSmallRest = rest > 0 && rest < policy.settlementToleranceMinor;
  const isSettled = rest <= 0 || isSmallRest;
  const paid = { ...dunned, payments: [...dunned.payments, { ...unnamed, amountMinor: paidMinor }] };
  const standing = dunned.pauses.filter(isAgreement).filter(({ end }) => end === null);
  // Money alone keeps a promise: what a credit has made needless was neither kept nor broken.
  const kept = standing.filter((each) => missingMinor(each, paid) === 0 || (isSettled && paidMinor > 0));
  const ended = isSettled ? standing : kept;
  return {
    isSettled,
    kept: kept.filter((each) => each.kind === 'promise'),
    end: isSettled
      ? endsOfTasks(dunned, dunned.receivedMinor + paidMinor > 0 ? 'paid' : 'canceled')
      : endsOfAgreements(kept, 'kept'),
    facts: [
      ...ended.map((each) => endOf(each, kept.includes(each))),
      ...(isSmallRest ? [{ type: 'SmallDifferenceClosed' as const, data: { amountMinor: rest } }] : []),
    ],
  };
}
