import { assessPending } from '../domain/case/assess.ts';
import { accepted } from '../domain/case/decision.ts';
import { lateDaysOfPending } from '../domain/case/lateness.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import type { DebtorWindow, WindowNotice } from '../domain/window/window.ts';
import { writesOf } from './change-case.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';
import { findWindow, intoWindow } from './propose-notice.ts';

/**
 * Takes a notice out of its window: into the next one when only the date or the day's capacity stands against it, else
 * back to its case, which plans again.
 */
export async function setAside(
  deps: Deps,
  situation: CaseSituation,
  window: DebtorWindow,
  notice: WindowNotice,
  because?: 'dailyCapacity',
): Promise<void> {
  const { dunned, policy, now } = situation;
  const leave = { kind: 'leaveWindow' as const, window, invoiceId: dunned.id };
  const pending = dunned.notice;
  if (!pending || !isOurs(situation, window, notice)) return deps.store.commit([leave]);
  const { step, blockers } = assessPending(situation);
  const { stage, cycle } = notice;
  // Only the date stands against it, not the case: it keeps its place and moves, once for the contact delay.
  const isMovable =
    step === stage &&
    (because !== undefined || blockers.length > 0) &&
    blockers.every(({ code }) => code === 'contactDelay' || code === 'notYetDue');
  if (!isMovable) {
    const fact = { type: 'NoticeReleased' as const, data: { stage, cycle, blockers } };
    return deps.store.commit([...writesOf(situation, accepted([fact]), 'relance', wakeAfter(now)).writes, leave]);
  }
  const chosen = await findWindow(deps, situation);
  const isByDelay = blockers.some(({ code }) => code === 'contactDelay');
  const isMoved = pending.isMoved || isByDelay;
  const lateDays = lateDaysOfPending(pending, isByDelay ? now : chosen.sendAt, policy);
  const why = because ?? blockers[0]?.code ?? 'notYetDue';
  const data = { stage, cycle, window: chosen.date, sendAt: chosen.sendAt, lateDays, isMoved, why };
  return deps.store.commit([...intoWindow(situation, chosen, { type: 'NoticeMoved', data }), leave]);
}

/** True while the case's notice is the one this window holds. */
export function isOurs({ dunned }: CaseSituation, window: DebtorWindow, { stage, cycle }: WindowNotice): boolean {
  const { notice } = dunned;
  return notice?.window === window.date && notice.stage === stage && notice.cycle === cycle;
}
