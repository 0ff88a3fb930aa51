import type { CivilDate } from '../calendar/civil-date.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { isCovered, isKeptEarly, sharesOf } from './agreement-money.ts';
import type { Case } from './case.ts';
import { type CasePayment, principalPartMinor, type Reversal } from './case-money.ts';
import type { CaseFact } from './events.ts';
import { type Agreement, isAgreement, type InstalmentPlan, type Pause } from './pause.ts';
import { deadlineOf } from './plan-days.ts';
import { instalmentsOf } from './settle-plan.ts';

type Day = { readonly today: CivilDate; readonly policy: DunningPolicy };

/** The case once a payment has been taken back, with agreements that stand again. */
function reversedCase(dunned: Case, payment: CasePayment, reversal: Reversal, again: readonly Pause[]): Case {
  return {
    ...dunned,
    payments: dunned.payments.map((each) => (each === payment ? { ...each, reversal } : each)),
    receivedMinor: dunned.receivedMinor - principalPartMinor(payment),
    smallDifferenceMinor: 0,
    pauses: dunned.pauses.map((pause) =>
      isAgreement(pause) && again.includes(pause) ? { ...pause, end: null, paymentsUntil: null } : pause,
    ),
  };
}

/** True while the debtor can still pay each instalment in time that is missing again. */
function isPlanInTime(plan: InstalmentPlan, then: Case, { today, policy }: Day): boolean {
  const missing = instalmentsOf(plan, then).filter(({ missingMinor }) => !isCovered(missingMinor, policy));
  return missing.every(({ instalment }) => today <= deadlineOf(instalment, policy));
}

/** Of plans the last one alone can stand again, and none beside another: the balance is paid in instalments once. */
function withoutFormerPlans(candidates: readonly Agreement[], { pauses }: Case): Agreement[] {
  const last = pauses.findLast(({ kind, end }) => kind === 'instalmentPlan' && end?.how !== 'lifted');
  return candidates.filter((each) => each.kind === 'promise' || (each === last && each.end !== null));
}

/**
 * Promises and plans that a payment had kept and that stand again once it is taken back, as their time is not over: a
 * promise before the day on which it is decided, a plan while no instalment that is missing again is past its grace. What
 * other money keeps all the same stays kept.
 */
export function revivedBy(dunned: Case, payment: CasePayment, reversal: Reversal, day: Day): CaseFact[] {
  const place = dunned.payments.indexOf(payment);
  const kept = dunned.pauses.filter(isAgreement).filter(({ end }) => end?.how === 'kept');
  const by = kept.filter((agreement) => (sharesOf(agreement, dunned)[place] ?? 0) > 0);
  const candidates = withoutFormerPlans(by, dunned);
  const then = reversedCase(dunned, payment, reversal, candidates);
  return candidates.flatMap((agreement): CaseFact[] => {
    const { kind, id } = agreement;
    const again = { ...agreement, end: null, paymentsUntil: null };
    const isInTime = again.kind === 'promise' ? day.today < again.until : isPlanInTime(again, then, day);
    return isInTime && !isKeptEarly(again, then, day.policy)
      ? [{ type: 'AgreementRevived', data: { pauseKind: kind, pauseId: id } }]
      : [];
  });
}
