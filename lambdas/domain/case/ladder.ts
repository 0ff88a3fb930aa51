import { addBusinessDays, onOrAfterBusinessDay } from '../calendar/business-days.ts';
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { firstOpening, localDate } from '../calendar/send-window.ts';
import { type DunningPolicy, enabledStages, quietPeriodAt, type Stage, stages } from '../dunning-policy.ts';
import { balanceMinor, type Case, lastNotice } from './case.ts';

/** What comes next on the ladder: a stage's notice, or the legal decision of a person. */
export type Step = Stage | 'legalDecision';

/** A reason not to send on a date, and the first date on which it is gone. */
type Postponement = {
  readonly code: 'notYetDue' | 'minimumGap' | 'contactDelay' | 'quietPeriod';
  readonly from: CivilDate;
};

export type Schedule = {
  readonly step: Step;
  /** The first business day that every rule allows, whatever day it is today. */
  readonly dueOn: CivilDate;
  readonly postponements: readonly Postponement[];
};

const strictStages: readonly Stage[] = ['directNotice', 'legalEscalation'];

/** The latest day given and, where a quiet period covers it, the first business day after that. */
function pastQuiet(date: CivilDate, policy: DunningPolicy): CivilDate {
  const businessDay = onOrAfterBusinessDay(date, policy.sendWindow.businessDaysOf);
  const quiet = quietPeriodAt(businessDay, policy);
  return quiet ? pastQuiet(quiet.until, policy) : businessDay;
}

/**
 * The date of a stage from the due date: the policy's offset, moved by what a late start has cost. Reminder one also
 * leaves the bank its float: money paid on the last day must have time to show.
 */
function offsetDate(dunned: Case, policy: DunningPolicy, stage: Stage): CivilDate {
  const { dueDate } = dunned.invoice;
  const date = addDays(dueDate, (policy.stages[stage].offsetDays ?? 0) + dunned.lateDays);
  if (stage !== 'reminderOne') return date;
  const { businessDaysOf } = policy.sendWindow;
  // A debtor may pay on the first business day when the due date is none: the float counts from there.
  const lastDay = onOrAfterBusinessDay(dueDate, businessDaysOf);
  const float = addBusinessDays(lastDay, policy.bankFloatBusinessDays, businessDaysOf);
  return float > date ? float : date;
}

/** When a stage may leave by the dates of the case and of its debtor alone. */
export function scheduleStage(
  dunned: Case,
  policy: DunningPolicy,
  stage: Stage,
  lastContactAt: string | undefined,
): Schedule {
  const { timeZone } = policy.sendWindow;
  const postponements: Postponement[] = [{ code: 'notYetDue', from: offsetDate(dunned, policy, stage) }];
  const last = lastNotice(dunned);
  if (last && policy.minimumGapDays > 0) {
    postponements.push({ code: 'minimumGap', from: addDays(localDate(last.sentAt, timeZone), policy.minimumGapDays) });
  }
  if (lastContactAt !== undefined && policy.minimumContactDelayDays > 0) {
    const from = addDays(localDate(lastContactAt, timeZone), policy.minimumContactDelayDays);
    postponements.push({ code: 'contactDelay', from });
  }
  const latest = postponements.reduce((date, { from }) => (from > date ? from : date), '');
  const businessDay = onOrAfterBusinessDay(latest, policy.sendWindow.businessDaysOf);
  if (!strictStages.includes(stage)) return { step: stage, dueOn: businessDay, postponements };
  const dueOn = pastQuiet(latest, policy);
  if (dueOn !== businessDay) postponements.push({ code: 'quietPeriod', from: dueOn });
  return { step: stage, dueOn, postponements };
}

/** The last day a debtor has after a formal notice: always a business day. */
export function formalNoticeDeadline(sentOn: CivilDate, policy: DunningPolicy): CivilDate {
  return onOrAfterBusinessDay(addDays(sentOn, policy.formalNoticeDays), policy.sendWindow.businessDaysOf);
}

function scheduleLegalDecision(dunned: Case, policy: DunningPolicy): Schedule {
  const { timeZone, businessDaysOf } = policy.sendWindow;
  const last = lastNotice(dunned);
  const sentOn = last ? localDate(last.sentAt, timeZone) : dunned.invoice.dueDate;
  // The day after the deadline at the earliest, and the bank's float for money paid on the last day.
  const deadline = formalNoticeDeadline(sentOn, policy);
  const dueOn = addBusinessDays(deadline, Math.max(1, policy.bankFloatBusinessDays), businessDaysOf);
  return { step: 'legalDecision', dueOn, postponements: [{ code: 'notYetDue', from: dueOn }] };
}

/** True when a courtesy notice would only leave after the due date: it is dropped then, and it alone. */
function isTooLate(stage: Stage, schedule: Schedule, dunned: Case, policy: DunningPolicy, today: CivilDate): boolean {
  if (stage !== 'courtesyNotice') return false;
  const from = schedule.dueOn > today ? schedule.dueOn : today;
  return localDate(firstOpening(from, policy.sendWindow), policy.sendWindow.timeZone) > dunned.invoice.dueDate;
}

/**
 * The next step of an open case and the dates that govern it. Stages come in order and none is skipped, but for those
 * switched off, a courtesy notice that would come too late, and the formal notice of a balance under the legal threshold.
 */
export function nextStep(
  dunned: Case,
  policy: DunningPolicy,
  today: CivilDate,
  lastContactAt: string | undefined,
): Schedule {
  if (dunned.legal?.kind === 'extended') {
    return {
      step: 'legalDecision',
      dueOn: dunned.legal.until,
      postponements: [{ code: 'notYetDue', from: dunned.legal.until }],
    };
  }
  const done = dunned.stage === null ? -1 : stages.indexOf(dunned.stage);
  for (const stage of enabledStages(policy)) {
    if (stages.indexOf(stage) <= done) continue;
    const schedule = scheduleStage(dunned, policy, stage, lastContactAt);
    if (isTooLate(stage, schedule, dunned, policy, today)) continue;
    if (stage === 'legalEscalation' && balanceMinor(dunned) < policy.legalThresholdMinor) {
      return { ...schedule, step: 'legalDecision' };
    }
    return schedule;
  }
  return scheduleLegalDecision(dunned, policy);
}
