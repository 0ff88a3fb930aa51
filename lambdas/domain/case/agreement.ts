import { addBusinessDays, onOrAfterBusinessDay } from '../calendar/business-days.ts';
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { instantAt, localDate } from '../calendar/send-window.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { standingInsolvency } from '../insolvency/insolvency.ts';
import { type Task, type TaskKind, taskIdOf } from '../task.ts';
import { isCovered, undisputedMinor } from './agreement-money.ts';
import { caseTask } from './case-task.ts';
import { balanceMinor, type Case, moneyOf } from './case.ts';
import { gapDaysOf, nextStep } from './ladder.ts';
import { lateDaysAt } from './lateness.ts';
import type { PauseDay } from './pause-day.ts';
import { type Agreement, isObjection } from './pause.ts';

/** The first business day after a deadline: whether what was due by it has come is decided then. */
export function decisionDay(deadline: CivilDate, { sendWindow }: DunningPolicy): CivilDate {
  return addBusinessDays(deadline, 1, sendWindow.businessDaysOf);
}

/** Business days for which the bank is waited for where nobody has said how old it may be. */
const bankWaitDays = 5;

/**
 * True when the company's bank was read to the end of a deadline, or is not known to be read at all. Under a policy that
 * allows any age of what is known (`maxPaymentFeedAgeHours` 0) nobody may read it again, and no task asks for it: there it
 * is waited for as long as 5 business days, and then decided by what is known.
 */
export function isBankReadPast(deadline: CivilDate, { dunned, policy, circumstances, today }: PauseDay): boolean {
  const feed = circumstances?.feeds[dunned.invoice.creditor];
  const { timeZone, businessDaysOf } = policy.sendWindow;
  if (!feed || feed.readUpTo >= instantAt(addDays(deadline, 1), '00:00', timeZone)) return true;
  return policy.maxPaymentFeedAgeHours === 0 && addBusinessDays(deadline, bankWaitDays, businessDaysOf) < today;
}

/** How many promises of the case were broken; a plan that was missed is one. */
export function brokenPromises({ pauses }: Pick<Case, 'pauses'>): number {
  return pauses.filter(({ end }) => end?.how === 'broken' || end?.how === 'missed').length;
}

/** Days between two looks at what a dispute keeps from being decided. */
const disputeLookDays = 7;

/**
 * The day until which it is not decided whether what is missing by a deadline was not kept; null when it is decided now.
 * While a dispute, or a status of the e-invoice, covers what is missing, nothing of it is asked, so nothing was broken; and
 * one who has just heard that his objection was rejected has the policy's gap to pay.
 */
export function putOffByDispute(missing: number, deadline: CivilDate, day: PauseDay): CivilDate | null {
  const { dunned, policy, today } = day;
  const { timeZone, businessDaysOf } = policy.sendWindow;
  if (isCovered(Math.min(missing, undisputedMinor(dunned)), policy))
    return onOrAfterBusinessDay(addDays(today, disputeLookDays), businessDaysOf);
  const decided = dunned.pauses.flatMap((pause) =>
    isObjection(pause) && pause.end !== null ? [localDate(pause.end.at, timeZone)] : [],
  );
  const rest = addDays(
    decided
      .filter((on) => on > deadline)
      .toSorted()
      .at(-1) ?? deadline,
    gapDaysOf(policy),
  );
  return decided.some((on) => on > deadline) && today < rest ? onOrAfterBusinessDay(rest, businessDaysOf) : null;
}

/** Days between two looks at what an insolvency keeps from being decided. */
const insolvencyLookDays = 30;

/**
 * The day until which an agreement of a debtor in insolvency is left alone; null when he is in none. He may not pay what he
 * owed before, so he has broken nothing, and nobody calls or writes to him about it.
 */
export function putOffByInsolvency({ debtor, policy, today }: PauseDay): CivilDate | null {
  if (!debtor || !standingInsolvency(debtor)) return null;
  return onOrAfterBusinessDay(addDays(today, insolvencyLookDays), policy.sendWindow.businessDaysOf);
}

/**
 * Days by which the ladder is late when it goes on after an agreement that was not kept: its message counts as a contact,
 * and the delay after it would hide them. 0 when it did not stand still.
 */
export function lateDaysOfLadder({ dunned, policy, now }: PauseDay): number {
  if (dunned.notice !== null || dunned.legal?.kind === 'requested') return 0;
  const schedule = nextStep(dunned, policy, now, undefined);
  const isStage = schedule.step !== 'courtesyNotice' && schedule.step !== 'legalDecision';
  return isStage ? lateDaysAt(now, schedule, policy) : 0;
}

/** A task of today about an agreement. */
export function agreementTask(
  kind: Extract<TaskKind, 'call' | 'planAcceptance'>,
  agreement: Agreement,
  { dunned, debtor, now, today }: Pick<PauseDay, 'dunned' | 'debtor' | 'now' | 'today'>,
  data: Task['data'],
): Task {
  return caseTask(dunned, now, {
    id: taskIdOf(kind, dunned.id, agreement.kind, agreement.id),
    kind,
    dueOn: today,
    owner: debtor?.owner?.name,
    data: { balance: moneyOf(dunned, balanceMinor(dunned)), ...data },
  });
}
