import { accepted } from '../domain/case/decision.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import { type Because, isMovable, moved, released } from '../domain/window/place-notice.ts';
import type { DebtorWindow, WindowNotice } from '../domain/window/window.ts';
import { writesOf } from './change-case.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';
import { findWindow, intoWindow } from './propose-notice.ts';

/**
 * Takes a notice out of its window: into the next one when only the hour, the contact delay or the day's capacity stands
 * against it, else back to its case, which plans again.
 */
export async function setAside(
  deps: Deps,
  situation: CaseSituation,
  window: DebtorWindow,
  notice: WindowNotice,
  because?: Because,
): Promise<void> {
  const { dunned, now } = situation;
  const leave = { kind: 'leaveWindow' as const, window, invoiceId: dunned.id };
  const pending = dunned.notice;
  if (!pending || !isOurs(situation, window, notice)) return deps.store.commit([leave]);
  if (!isMovable(situation, pending, because)) {
    const decision = accepted([released(situation, pending)]);
    return deps.store.commit([...writesOf(situation, decision, 'relance', wakeAfter(now)).writes, leave]);
  }
  const chosen = await findWindow(deps, situation, pending.stage);
  return deps.store.commit([...intoWindow(situation, chosen, moved(situation, pending, chosen, because)), leave]);
}

/** True while the case's notice is the one this window holds. */
export function isOurs({ dunned }: CaseSituation, window: DebtorWindow, { stage, cycle }: WindowNotice): boolean {
  const { notice } = dunned;
  return notice?.window === window.date && notice.stage === stage && notice.cycle === cycle;
}
