import type { CivilDate } from '../calendar/civil-date.ts';
import { firstOpeningFrom, localDate } from '../calendar/send-window.ts';
import type { Instalment, Telling } from '../message/transactional.ts';
import type { Task } from '../task.ts';
import {
  agreementTask,
  brokenPromises,
  decisionDay,
  isBankReadPast,
  lateDaysOfLadder,
  putOffByDispute,
  putOffByInsolvency,
} from './agreement.ts';
import { isCovered, receivedForMinor, undisputedMinor } from './agreement-money.ts';
import { balanceMinor, type Case } from './case.ts';
import { type Accepted, accepted } from './decision.ts';
import type { InstalmentPlan } from './pause.ts';
import type { PauseDay } from './pause-day.ts';
import { acceptanceDay, deadlineOf, nextPlanDay, noticeDay } from './plan-days.ts';
import { endsOfAgreements } from './open-tasks.ts';

/** An instalment with its place in the plan, from 1. Amounts in minor units. */
type Numbered = {
  readonly instalment: Instalment;
  readonly number: number;
  /** What of it and those before it is still to come. */
  readonly missingMinor: number;
  /** What of that may be asked for, as no dispute is about it. */
  readonly askedMinor: number;
};

/** What came in counts against the instalments in the order of their dates. Nothing more than the balance is missing. */
export function instalmentsOf(plan: InstalmentPlan, dunned: Case): Numbered[] {
  const received = receivedForMinor(plan, dunned);
  const balance = balanceMinor(dunned);
  const undisputed = undisputedMinor(dunned);
  let due = 0;
  return plan.instalments.map((instalment, index) => {
    due += instalment.amountMinor;
    const missingMinor = Math.min(Math.max(0, due - received), balance);
    return { instalment, number: index + 1, missingMinor, askedMinor: Math.min(missingMinor, undisputed) };
  });
}

/**
 * The day on which it is decided whether an instalment was missed; null when it is now: its time is over, the bank was
 * read so far, no dispute covers what is missing, and the debtor is in no insolvency.
 */
function decidedOn({ instalment, missingMinor }: Numbered, day: PauseDay): CivilDate | null {
  const { policy, today } = day;
  const deadline = deadlineOf(instalment, policy);
  const first = decisionDay(deadline, policy);
  if (first > today) return first;
  const leftAlone = putOffByInsolvency(day);
  if (leftAlone !== null) return leftAlone;
  return isBankReadPast(deadline, day) ? putOffByDispute(missingMinor, deadline, day) : decisionDay(today, policy);
}

/** The default clause: an instalment was missed, so the plan is over and all of what is owed is due again. */
function endMissed(plan: InstalmentPlan, missed: Numbered, day: PauseDay): Accepted {
  const { dunned, policy, now } = day;
  const { id: planId, instalments } = plan;
  const { currency } = dunned.invoice.amount;
  const { number, askedMinor: missingMinor, instalment } = missed;
  const call = agreementTask('call', plan, day, {
    why: 'instalmentMissed',
    instalment: { number, count: instalments.length, dueOn: instalment.dueOn },
    due: { amountMinor: instalment.amountMinor, currency },
    missing: { amountMinor: missingMinor, currency },
    brokenPromises: brokenPromises(dunned) + 1,
  });
  const ended = { planId, how: 'missed' as const, number, missingMinor };
  const subject = { kind: 'planEnded' as const, id: planId, missed: instalment };
  return accepted(
    [{ type: 'InstalmentPlanEnded', data: { ...ended, taskId: call.id, lateDays: lateDaysOfLadder(day) } }],
    {
      raise: [call],
      end: endsOfAgreements([plan], 'missed'),
      tell: [{ subject, sendAt: firstOpeningFrom(now, policy.sendWindow) }],
    },
  );
}

/** The courtesy notice of an instalment whose time it is; none for one that is paid, or that comes too late to be one. */
function noticeOf(plan: InstalmentPlan, madeOn: CivilDate, due: Numbered, day: PauseDay): Telling[] {
  const { policy, now } = day;
  const { dueOn } = due.instalment;
  const sendAt = firstOpeningFrom(now, policy.sendWindow);
  const isInTime = localDate(sendAt, policy.sendWindow.timeZone) <= dueOn;
  // The confirmation of the plan has just told him the date.
  const isNews = (noticeDay(due.instalment, policy) ?? '') > madeOn;
  if (isCovered(due.askedMinor, policy) || !isInTime || !isNews) return [];
  const { instalment, number } = due;
  const count = plan.instalments.length;
  return [{ subject: { kind: 'instalmentDue', id: plan.id, instalment, number, count }, sendAt }];
}

function acceptanceTask(plan: InstalmentPlan, madeOn: CivilDate, day: PauseDay): Task {
  return agreementTask('planAcceptance', plan, day, { planId: plan.id, madeOn, instalments: plan.instalments });
}

/**
 * A day of a plan has come: an instalment was missed and the plan is over, or one is announced, or a person is asked why
 * the debtor has not accepted it; and the plan moves on to its next day. All of it paid, it was kept.
 */
export function settleInstalmentPlan(plan: InstalmentPlan, day: PauseDay): Accepted {
  const { policy, today } = day;
  const parts = instalmentsOf(plan, day.dunned);
  const unpaid = parts.filter(({ missingMinor }) => !isCovered(missingMinor, policy));
  const [first] = unpaid;
  if (!first) {
    const end = endsOfAgreements([plan], 'kept');
    return accepted([{ type: 'InstalmentPlanEnded', data: { planId: plan.id, how: 'kept' } }], { end });
  }
  const putOffUntil = decidedOn(first, day);
  if (putOffUntil === null) return endMissed(plan, first, day);
  const madeOn = localDate(plan.since, policy.sendWindow.timeZone);
  const isAsked = !plan.acceptance && !plan.isAcceptanceChased && acceptanceDay(madeOn, policy) <= today;
  const raise = isAsked && putOffByInsolvency(day) === null ? [acceptanceTask(plan, madeOn, day)] : [];
  const due = parts
    .slice(plan.announced)
    .filter(({ instalment }) => (noticeDay(instalment, policy) ?? instalment.dueOn) <= today);
  const announced = plan.announced + due.length;
  const isAcceptanceChased = plan.isAcceptanceChased || isAsked;
  const next = {
    madeOn,
    isAcceptanceSettled: isAcceptanceChased || plan.acceptance !== null,
    unannounced: plan.instalments.slice(announced),
    unpaid: unpaid.map(({ instalment }) => instalment),
    putOffUntil,
  };
  const moved = { planId: plan.id, until: nextPlanDay(next, { today, policy }), announced, isAcceptanceChased };
  return accepted([{ type: 'InstalmentPlanMoved', data: { ...moved, ...(raise[0] && { taskId: raise[0].id }) } }], {
    raise,
    tell: due.flatMap((part) => noticeOf(plan, madeOn, part, day)),
  });
}
