import type { DunningPolicy } from '../dunning-policy.ts';
import { balanceMinor, type Case, isClosed } from './case.ts';
import type { TaskEnd } from './decision.ts';
import type { CaseFact } from './events.ts';
import { endsOfAgreements, endsOfTasks } from './open-tasks.ts';
import { isCovered, isKeptEarly, missingMinor, standingAgreements } from './agreement-money.ts';
import { type Agreement, isAgreement, type PromiseToPay } from './pause.ts';

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

/** A payment as far as agreements look at it. */
const unnamed = { id: '', excessMinor: 0, receivedOn: '', isReceiptSent: false, reversal: null };

function endOf({ kind, id }: Agreement, isKept: boolean): CaseFact {
  if (!isKept) return { type: 'PauseLifted', data: { pauseKind: kind, pauseId: id } };
  return kind === 'promise'
    ? { type: 'PromiseKept', data: { promiseId: id } }
    : { type: 'InstalmentPlanEnded', data: { planId: id, how: 'kept' } };
}

/**
 * The agreements that stand and are kept by a reduction, before their day. Money alone keeps them, and before the day only
 * money that shows what it is for: a payment of just what was promised, one beyond all that was not agreed on, or one that
 * settles the invoice. All other money may be for what was demanded, so it leaves what was promised covered until its
 * day, on which everything that came in counts. What a credit has made needless was neither kept nor broken.
 */
function keptBy(dunned: Case, { reducedMinor, paidMinor }: Reduction, isSettled: boolean, policy: DunningPolicy) {
  const after = {
    ...dunned,
    payments: [...dunned.payments, { ...unnamed, amountMinor: paidMinor }],
    receivedMinor: dunned.receivedMinor + paidMinor,
    creditedMinor: dunned.creditedMinor + reducedMinor - paidMinor,
  };
  const promises = standingAgreements(dunned).filter((each) => each.kind === 'promise');
  const meant = promises.find(
    ({ amountMinor }) => paidMinor > 0 && paidMinor <= amountMinor && isCovered(amountMinor - paidMinor, policy),
  );
  return dunned.pauses.filter(isAgreement).filter((each) => {
    if (each.end !== null) return false;
    if (isSettled) return paidMinor > 0 || isCovered(missingMinor(each, after), policy);
    return paidMinor > 0 && (each === meant || isKeptEarly(each, after, policy));
  });
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
  const kept = keptBy(dunned, { reducedMinor, paidMinor }, isSettled, policy);
  const ended = isSettled ? dunned.pauses.filter(isAgreement).filter(({ end }) => end === null) : kept;
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
