import { onOrAfterBusinessDay, onOrBeforeBusinessDay } from '../calendar/business-days.ts';
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import type { Instalment } from '../message/transactional.ts';
import { decisionDay } from './agreement.ts';

type PlanDay = { readonly today: CivilDate; readonly policy: DunningPolicy };

/** What decides when a plan is looked at again. */
type Standing = {
  readonly madeOn: CivilDate;
  /** Nobody has to look whether the debtor has accepted it: he has, or a person was asked. */
  readonly isAcceptanceSettled: boolean;
  /** The instalments that have not been announced yet. */
  readonly unannounced: readonly Instalment[];
  /** The instalments that are not paid in full; there is one at least. */
  readonly unpaid: readonly Instalment[];
  /** When one whose time is over, and which could not be decided yet, is looked at again. */
  readonly putOffUntil: CivilDate;
};

/** Days a debtor has to accept a plan before a person asks him. */
const acceptanceDays = 5;

/** The business day on which a plan that was not accepted becomes a person's task. */
export function acceptanceDay(madeOn: CivilDate, { sendWindow }: DunningPolicy): CivilDate {
  return onOrAfterBusinessDay(addDays(madeOn, acceptanceDays + 1), sendWindow.businessDaysOf);
}

/** The business day on which the debtor is told that an instalment falls due; null when the policy tells him nothing. */
export function noticeDay({ dueOn }: Instalment, policy: DunningPolicy): CivilDate | null {
  const { instalmentNoticeDays, sendWindow } = policy;
  if (instalmentNoticeDays === 0) return null;
  return onOrBeforeBusinessDay(addDays(dueOn, -instalmentNoticeDays), sendWindow.businessDaysOf);
}

/** The last day on which money for an instalment is in time. */
export function deadlineOf({ dueOn }: Instalment, { promiseGraceDays }: DunningPolicy): CivilDate {
  return addDays(dueOn, promiseGraceDays);
}

/** The next day after today on which something of a plan is to be told or looked at. */
export function nextPlanDay(
  { madeOn, isAcceptanceSettled, unannounced, unpaid, putOffUntil }: Standing,
  { today, policy }: PlanDay,
): CivilDate {
  const notices = unannounced.flatMap((instalment) => noticeDay(instalment, policy) ?? []);
  const acceptance = isAcceptanceSettled ? [] : [acceptanceDay(madeOn, policy)];
  const decisions = unpaid.map((instalment) => {
    const day = decisionDay(deadlineOf(instalment, policy), policy);
    return day > today ? day : putOffUntil;
  });
  return [...decisions, ...notices, ...acceptance].filter((day) => day > today).reduce((a, b) => (b < a ? b : a));
}

/** The first day after today on which something of a plan made today is to be told or looked at. */
export function firstPlanDay(instalments: readonly Instalment[], day: PlanDay): CivilDate {
  const fresh = { madeOn: day.today, isAcceptanceSettled: false, unannounced: instalments, unpaid: instalments };
  return nextPlanDay({ ...fresh, putOffUntil: decisionDay(day.today, day.policy) }, day);
}
