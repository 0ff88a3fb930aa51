import { addBusinessDays, onOrAfterBusinessDay } from '../calendar/business-days.ts';
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { firstOpening, firstOpeningFrom, localDate, openingOn } from '../calendar/send-window.ts';
import { type ContactDaysOf, contactDaysOf, onOrAfterContactDay } from '../debtor/contact-days.ts';
import { lastContactOf } from '../debtor/address-service.ts';
import type { Debtor } from '../debtor.ts';
import { type DunningPolicy, enabledStages, quietPeriodAt, type Stage, stages } from '../dunning-policy.ts';
import { balanceMinor, type Case, lastTold } from './case.ts';
import { formalNoticeDay } from './letter/formal-notice-day.ts';

/** What comes next on the ladder: a stage's notice, or the legal decision of a person. */
export type Step = Stage | 'legalDecision';

/** A date of the case or of its debtor that holds a step back, and the first date on which it does so no more. */
export type Postponement = {
  readonly code: 'notYetDue' | 'minimumGap' | 'contactDelay';
  readonly from: CivilDate;
};

export type Schedule = {
  readonly step: Step;
  /** The first business day that every rule allows, whatever day it is today. */
  readonly dueOn: CivilDate;
  /** The date of the policy's offset alone, from which the distances between stages count. */
  readonly offsetOn: CivilDate;
  readonly postponements: readonly Postponement[];
};

const strictStages: readonly Step[] = ['directNotice', 'legalEscalation'];

/** The first business day on or after a date that no quiet period covers: the stricter stages wait those out. */
export function afterQuietPeriods(date: CivilDate, step: Step, policy: DunningPolicy): CivilDate {
  const businessDay = onOrAfterBusinessDay(date, policy.sendWindow.businessDaysOf);
  const quiet = strictStages.includes(step) ? quietPeriodAt(businessDay, policy) : undefined;
  return quiet ? afterQuietPeriods(quiet.until, step, policy) : businessDay;
}

/** What of a debtor keeps his messages apart, and on their days. */
export type ContactStanding = ContactDaysOf & Pick<Debtor, 'lastContactAt' | 'lostContactAt'>;

/** The first date from this one on that is no quiet day of the step, and one of the debtor's days of the week. */
function onOrAfterDayOf(date: CivilDate, step: Step, policy: DunningPolicy, debtor: ContactDaysOf): CivilDate {
  const quietDone = afterQuietPeriods(date, step, policy);
  const day = onOrAfterContactDay(quietDone, contactDaysOf(debtor, step), policy.sendWindow.businessDaysOf);
  return day === quietDone ? day : onOrAfterDayOf(day, step, policy, debtor);
}

/** The instant itself when the send hours are open then on a day that the step may be told, else the next opening on one. */
export function openingOfStepFrom(instant: string, step: Step, policy: DunningPolicy, debtor: ContactDaysOf): string {
  const { sendWindow } = policy;
  const at = firstOpeningFrom(instant, sendWindow);
  const today = localDate(at, sendWindow.timeZone);
  const day = onOrAfterDayOf(today, step, policy, debtor);
  return day === today ? at : openingOfStepFrom(firstOpening(day, sendWindow), step, policy, debtor);
}

function latestOf(postponements: readonly Postponement[]): CivilDate {
  return postponements.reduce((date, { from }) => (from > date ? from : date), '');
}

/** The date of a stage from the due date: the policy's offset, moved by what a late start has cost. */
function offsetDate(dunned: Case, policy: DunningPolicy, stage: Stage): CivilDate {
  return addDays(dunned.invoice.dueDate, (policy.stages[stage].offsetDays ?? 0) + dunned.lateDays);
}

/** The first day on which money paid on the due date, or on the business day it moves to, must have shown. */
function afterBankFloat(dueDate: CivilDate, { bankFloatBusinessDays, sendWindow }: DunningPolicy): CivilDate {
  const { businessDaysOf } = sendWindow;
  return addBusinessDays(onOrAfterBusinessDay(dueDate, businessDaysOf), bankFloatBusinessDays, businessDaysOf);
}

/** Reminder one leaves the bank its float; the others go by their offset alone. */
function stageDate(dunned: Case, policy: DunningPolicy, stage: Stage): CivilDate {
  const date = offsetDate(dunned, policy, stage);
  if (stage !== 'reminderOne') return date;
  const float = afterBankFloat(dunned.invoice.dueDate, policy);
  return float > date ? float : date;
}

/** Days between two stages of a case: those of the policy, and one at least, since a debtor has one window a day. */
export function gapDaysOf({ minimumGapDays }: DunningPolicy): number {
  return Math.max(1, minimumGapDays);
}

/** The gap to the notice or call before, counted from the day it was really made. */
function gapAfterLastNotice(dunned: Case, policy: DunningPolicy): Postponement[] {
  const last = lastTold(dunned);
  if (!last) return [];
  return [{ code: 'minimumGap', from: addDays(localDate(last.at, policy.sendWindow.timeZone), gapDaysOf(policy)) }];
}

/**
 * Days between two messages to a debtor: those of the policy, and one at least about what came with an import, so that
 * nobody gets a formal notice and a reminder on its first day.
 */
export function contactDelayDaysOf({ imported }: Pick<Case, 'imported'>, policy: DunningPolicy): number {
  return Math.max(policy.minimumContactDelayDays, imported ? 1 : 0);
}

/** When a stage may leave by the dates of the case and of its debtor alone. */
function scheduleStage(dunned: Case, policy: DunningPolicy, stage: Stage, debtor: ContactStanding): Schedule {
  const lastContactAt = lastContactOf(debtor);
  const postponements: Postponement[] = [
    { code: 'notYetDue', from: stageDate(dunned, policy, stage) },
    ...gapAfterLastNotice(dunned, policy),
  ];
  const delayDays = contactDelayDaysOf(dunned, policy);
  if (lastContactAt !== undefined && delayDays > 0) {
    const from = addDays(localDate(lastContactAt, policy.sendWindow.timeZone), delayDays);
    postponements.push({ code: 'contactDelay', from });
  }
  const dueOn = onOrAfterDayOf(latestOf(postponements), stage, policy, debtor);
  return { step: stage, dueOn, offsetOn: offsetDate(dunned, policy, stage), postponements };
}

/** The last day a debtor has after a formal notice: always a business day. */
export function formalNoticeDeadline(sentOn: CivilDate, policy: DunningPolicy): CivilDate {
  return onOrAfterBusinessDay(addDays(sentOn, policy.formalNoticeDays), policy.sendWindow.businessDaysOf);
}

/** A person decides on a business day; nothing is sent, so neither the contact delay nor quiet periods matter. */
function scheduleDecision(from: CivilDate, policy: DunningPolicy, gap: readonly Postponement[] = []): Schedule {
  const postponements: Postponement[] = [{ code: 'notYetDue', from }, ...gap];
  const dueOn = onOrAfterBusinessDay(latestOf(postponements), policy.sendWindow.businessDaysOf);
  return { step: 'legalDecision', dueOn, offsetOn: from, postponements };
}

/**
 * The decision at the end of the ladder: once the time to pay that follows the last notice has run out, and money paid
 * on its last day must have shown. A ladder that ends early, in a courtesy notice even, leaves as much time after the
 * due date.
 */
function scheduleLastDecision(dunned: Case, policy: DunningPolicy): Schedule {
  const { timeZone, businessDaysOf } = policy.sendWindow;
  const { dueDate } = dunned.invoice;
  const last = lastTold(dunned);
  const formal = dunned.stage === 'legalEscalation' ? formalNoticeDay(dunned, timeZone) : undefined;
  const toldOn = last ? localDate(last.at, timeZone) : dueDate;
  const sentOn = formal?.kind === 'counts' ? formal.on : toldOn;
  const deadline = formalNoticeDeadline(sentOn > dueDate ? sentOn : dueDate, policy);
  const from = addBusinessDays(deadline, Math.max(1, policy.bankFloatBusinessDays), businessDaysOf);
  return scheduleDecision(from, policy, gapAfterLastNotice(dunned, policy));
}

/**
 * The first day on which a person decides about what is too small to write about: that of the policy's last stage, as if
 * all of them had left in time.
 */
export function smallRestDecisionOn(dunned: Case, policy: DunningPolicy): CivilDate {
  const last = enabledStages(policy).at(-1);
  const date = last === undefined ? dunned.invoice.dueDate : offsetDate(dunned, policy, last);
  const float = afterBankFloat(dunned.invoice.dueDate, policy);
  return onOrAfterBusinessDay(float > date ? float : date, policy.sendWindow.businessDaysOf);
}

function isSmallRest(dunned: Case, { minimumBalanceMinor }: DunningPolicy): boolean {
  return balanceMinor(dunned) < minimumBalanceMinor;
}

/** True once what is too small to write about has waited for all the stages that are not sent for it. */
function isLeftToPerson(dunned: Case, policy: DunningPolicy, now: string): boolean {
  return (
    isSmallRest(dunned, policy) && localDate(now, policy.sendWindow.timeZone) >= smallRestDecisionOn(dunned, policy)
  );
}

/** True when a courtesy notice would only leave after the due date: it is dropped then, and it alone. */
function isTooLate(
  { step, dueOn }: Schedule,
  { dunned, policy, now, debtor }: { dunned: Case; policy: DunningPolicy; now: string; debtor: ContactDaysOf },
): boolean {
  if (step !== 'courtesyNotice') return false;
  const { sendWindow } = policy;
  const opening = openingOn(dueOn, sendWindow);
  const leavesAt = openingOfStepFrom(opening > now ? opening : now, step, policy, debtor);
  return localDate(leavesAt, sendWindow.timeZone) > dunned.invoice.dueDate;
}

/**
 * The next step of an open case and the dates that govern it. Stages come in order and none is skipped, but for those
 * switched off, a courtesy notice that would come too late, and the formal notice of a balance under the legal threshold.
 * What is too small to write about at all comes to its decision on the day of the last of them.
 */
export function nextStep(dunned: Case, policy: DunningPolicy, now: string, debtor: ContactStanding = {}): Schedule {
  if (dunned.legal?.kind === 'extended') return scheduleDecision(dunned.legal.until, policy);
  const done = dunned.stage === null ? -1 : stages.indexOf(dunned.stage);
  for (const stage of enabledStages(policy)) {
    if (stages.indexOf(stage) <= done) continue;
    if (stage === 'legalEscalation' && balanceMinor(dunned) < policy.legalThresholdMinor) {
      return scheduleDecision(offsetDate(dunned, policy, stage), policy, gapAfterLastNotice(dunned, policy));
    }
    if (isLeftToPerson(dunned, policy, now)) {
      return scheduleDecision(smallRestDecisionOn(dunned, policy), policy, gapAfterLastNotice(dunned, policy));
    }
    const schedule = scheduleStage(dunned, policy, stage, debtor);
    if (!isTooLate(schedule, { dunned, policy, now, debtor })) return schedule;
  }
  // A courtesy notice that was dropped leaves a small rest to the day on which it is left to a person anyway.
  const isUntold = enabledStages(policy).some((stage) => stages.indexOf(stage) > done);
  if (isUntold && isSmallRest(dunned, policy))
    return scheduleDecision(smallRestDecisionOn(dunned, policy), policy, gapAfterLastNotice(dunned, policy));
  return scheduleLastDecision(dunned, policy);
}
