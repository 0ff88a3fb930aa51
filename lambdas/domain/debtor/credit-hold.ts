import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { canonicalJson } from '../canonical-json.ts';
import { refused } from '../case/decision.ts';
import type { Debtor } from '../debtor.ts';
import { standingInsolvency } from '../insolvency/insolvency.ts';
import type { Grading } from '../payer/grading.ts';
import { isCreditRefused, openDaysHold, type PayerProfile } from '../payer/payer-profile.ts';
import { type changed, type DebtorDecision, isTold } from './debtor-change.ts';
import type { CreditDecision, CreditHoldReason, PostedCreditDecision } from './credit-state.ts';
import { riskEnds } from './risk-report.ts';

/** What a debtor's credit depends on, on a day. */
type Situation = { readonly profile: PayerProfile; readonly grading: Grading; readonly today: CivilDate };

type Credit = Pick<Debtor, 'creditDecision' | 'insolvencies' | 'risks'>;

function reasonsOf(debtor: Credit, { profile, grading, today }: Situation): CreditHoldReason[] {
  const { creditDecision: decision } = debtor;
  if (decision && today < decision.until) return decision.isOnHold ? ['byHand'] : [];
  const isLate = openDaysHold(profile.figures, grading) !== undefined;
  return [
    ...(isLate ? ['openItemLate' as const] : []),
    ...(isCreditRefused(profile.grade, grading.creditHoldFrom) ? ['payerGrade' as const] : []),
    ...(standingInsolvency(debtor) ? ['insolvency' as const] : []),
  ];
}

/**
 * The first day after today on which a debtor's credit can change though nothing happens: his oldest open item becomes as
 * late as the policy allows, or what somebody has said of him holds no more. Null when only events can change it.
 */
export function nextCreditDay(debtor: Credit, { profile, grading, today }: Situation): CivilDate | null {
  const { oldestOpen } = profile.figures;
  const { creditHoldOpenDaysLate, creditHoldFrom, bad } = grading;
  const days = [
    ...(oldestOpen && creditHoldOpenDaysLate !== null ? [addDays(oldestOpen.dueOn, creditHoldOpenDaysLate)] : []),
    ...(oldestOpen && creditHoldFrom !== null ? [addDays(oldestOpen.dueOn, bad.openDaysLate)] : []),
    ...(debtor.creditDecision ? [debtor.creditDecision.until] : []),
    ...(creditHoldFrom === null ? [] : riskEnds(debtor)),
  ];
  return days.filter((day) => day > today).toSorted()[0] ?? null;
}

/**
 * Whether more may be delivered to a debtor on credit, by the policy, or by the person who has decided on it; nothing when
 * that is as it was. No assessment reads it: his cases need not hear of it.
 */
export function reviewCreditHold(
  debtor: Debtor,
  situation: Situation & { readonly now: string },
): Exclude<DebtorDecision, { kind: 'refused' }> {
  const reasons = reasonsOf(debtor, situation);
  const known = debtor.creditHold ?? null;
  if (canonicalJson(reasons) === canonicalJson(known?.reasons ?? [])) return { kind: 'repeated' };
  const isOnHold = reasons.length > 0;
  const since = isOnHold && known ? known.since : situation.now;
  return untold(
    debtor,
    { creditHold: isOnHold ? { since, reasons } : null },
    { type: 'DebtorCreditHoldChanged', data: { isOnHold, reasons, since } },
  );
}

/** A person decides on a debtor's credit until a day. */
export function decideCredit(
  debtor: Debtor,
  id: string,
  { isOnHold, until, reason }: PostedCreditDecision,
  { now, today }: { readonly now: string; readonly today: CivilDate },
): DebtorDecision {
  const known = debtor.creditDecision;
  if (known?.id === id) {
    const isSame = known.isOnHold === isOnHold && known.until === until && known.reason === reason;
    return isSame ? { kind: 'repeated' } : refused('creditDecisionTaken', 'the id is taken by another decision');
  }
  if (until <= today) return refused('until', 'is not after today', 'until');
  const creditDecision: CreditDecision = { id, isOnHold, until, reason, since: now };
  const fact = { type: 'CreditDecided' as const, data: { decisionId: id, isOnHold, until, reason } };
  return untold(debtor, { creditDecision }, fact);
}

type Fact = Parameters<typeof changed>[2];

/** A change that no case has to hear of. */
function untold(
  debtor: Debtor,
  changes: Partial<Debtor>,
  fact: Fact,
): Exclude<DebtorDecision, { kind: 'refused' | 'repeated' }> {
  const told = isTold(debtor) ? { toldVersion: debtor.version + 1 } : {};
  return { kind: 'accepted', after: { ...debtor, ...changes, ...told, version: debtor.version + 1 }, fact };
}
