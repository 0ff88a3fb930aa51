import { addBusinessDays } from '../calendar/business-days.ts';
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { instantAt } from '../calendar/send-window.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { type Task, type TaskKind, taskIdOf } from '../task.ts';
import { caseTask } from './case-task.ts';
import { balanceMinor, type Case, moneyOf } from './case.ts';
import { nextStep } from './ladder.ts';
import { lateDaysAt } from './lateness.ts';
import type { PauseDay } from './pause-day.ts';
import type { Agreement } from './pause.ts';

/** The first business day after a deadline: whether what was due by it has come is decided then. */
export function decisionDay(deadline: CivilDate, { sendWindow }: DunningPolicy): CivilDate {
  return addBusinessDays(deadline, 1, sendWindow.businessDaysOf);
}

/** True when the company's bank was read to the end of a deadline, or is not known to be read at all. */
export function isBankReadPast(deadline: CivilDate, { dunned, policy, circumstances }: PauseDay): boolean {
  const feed = circumstances?.feeds[dunned.invoice.creditor];
  return !feed || feed.readUpTo >= instantAt(addDays(deadline, 1), '00:00', policy.sendWindow.timeZone);
}

/** How many promises of the case were broken. */
export function brokenPromises({ pauses }: Pick<Case, 'pauses'>): number {
  return pauses.filter(({ kind, end }) => kind === 'promise' && end?.how === 'broken').length;
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
  { dunned, now, today }: Pick<PauseDay, 'dunned' | 'now' | 'today'>,
  data: Task['data'],
): Task {
  return caseTask(dunned, now, {
    id: taskIdOf(kind, dunned.id, agreement.kind, agreement.id),
    kind,
    dueOn: today,
    data: { balance: moneyOf(dunned, balanceMinor(dunned)), ...data },
  });
}
