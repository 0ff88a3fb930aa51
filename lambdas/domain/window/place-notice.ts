import { localDate } from '../calendar/send-window.ts';
import { assess, assessPending } from '../case/assess.ts';
import type { CaseFact } from '../case/events.ts';
import type { Situation } from '../case/ladder-instants.ts';
import { lateDaysOfPending, lateDaysOfProposal } from '../case/lateness.ts';
import { byPolicy } from '../circumstances/policy-version.ts';
import type { Stage } from '../dunning-policy.ts';
import type { PendingNotice } from '../case/notice.ts';
import type { ChosenWindow } from './choose-window.ts';

type FactOf<Type extends CaseFact['type']> = Extract<CaseFact, { type: Type }>;

/** The fact that a stage's notice goes into the window chosen for it. */
export function proposed(situation: Situation, stage: Stage, chosen: ChosenWindow): FactOf<'NoticeProposed'> {
  const { dunned, policy, now } = situation;
  const { date: window, sendAt, isMoved } = chosen;
  const lateDays = lateDaysOfProposal(chosen, now, assess(situation), policy);
  const data = { stage, cycle: dunned.cycle, window, sendAt, lateDays, isMoved, ...byPolicy(situation) };
  return { type: 'NoticeProposed', data };
}

/** False once its day has moved since it was put into the window, as with a due date that was put off. */
function isDue({ debtor, ...situation }: Situation): boolean {
  const { lastContactAt: _, contactDays: _days, ...standing } = debtor;
  const { dueOn } = assessPending({ ...situation, debtor: standing });
  return dueOn !== null && dueOn <= localDate(situation.now, situation.policy.sendWindow.timeZone);
}

/**
 * What can stand against a notice besides its case: the day has had all its messages, the message is a stricter one, or
 * the address had one of another debtor's.
 */
export type Because = 'dailyCapacity' | 'stricterMessage' | 'sharedAddress' | undefined;

/** True when only the hour, the contact delay or the day's capacity stands against a notice: it keeps its place and moves. */
export function isMovable(situation: Situation, { stage }: PendingNotice, because?: Because): boolean {
  const { step, blockers } = assessPending(situation);
  return (
    step === stage &&
    isDue(situation) &&
    (because !== undefined || blockers.length > 0) &&
    blockers.every(({ code }) => code === 'contactDelay' || code === 'notYetDue')
  );
}

/** True when the debtor's last contact keeps a notice from leaving, whatever the days of the week he is written to on. */
function isHeldByContact(situation: Situation): boolean {
  const { contactDays: _, ...debtor } = situation.debtor;
  return assessPending({ ...situation, debtor }).blockers.some(({ code }) => code === 'contactDelay');
}

/** The fact that a notice moves to the window chosen for it; once for the contact delay. */
export function moved(
  situation: Situation,
  pending: PendingNotice,
  chosen: ChosenWindow,
  because?: Because,
): FactOf<'NoticeMoved'> {
  const { policy, now } = situation;
  const { stage, cycle } = pending;
  const { blockers } = assessPending(situation);
  const isByDelay = blockers.some(({ code }) => code === 'contactDelay');
  const isMoved = pending.isMoved || isHeldByContact(situation);
  const lateDays = lateDaysOfPending(pending, isByDelay ? now : chosen.sendAt, policy);
  const why = because ?? blockers[0]?.code ?? 'notYetDue';
  const placed = { window: chosen.date, sendAt: chosen.sendAt, lateDays, isMoved };
  return { type: 'NoticeMoved', data: { stage, cycle, ...placed, why, ...byPolicy(situation) } };
}

/** The fact that a notice goes back to its case, which plans again. */
export function released(situation: Situation, { stage, cycle }: PendingNotice): FactOf<'NoticeReleased'> {
  const { blockers } = assessPending(situation);
  return { type: 'NoticeReleased', data: { stage, cycle, blockers, ...byPolicy(situation) } };
}
