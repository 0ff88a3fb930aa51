import { localDate } from '../domain/calendar/send-window.ts';
import { checkStage } from '../domain/case/check-stage.ts';
import { record } from '../domain/case/event-log.ts';
import type { CaseFact } from '../domain/case/events.ts';
import { movesAt } from '../domain/case/plan.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import type { Stage } from '../domain/dunning-policy.ts';
import { type ChosenWindow, chooseWindow } from '../domain/window/choose-window.ts';
import { proposed } from '../domain/window/place-notice.ts';
import type { DebtorWindow } from '../domain/window/window.ts';
import type { Write } from '../ports/write.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';

/** The window a notice is to go into, from what the debtor's windows are now. */
export async function findWindow({ store }: Deps, situation: CaseSituation, stage: Stage): Promise<ChosenWindow> {
  const { dunned, debtor, policy, now } = situation;
  const today = localDate(now, policy.sendWindow.timeZone);
  const windows = await store.windowsFrom(dunned.invoice.creditor, debtor.id, today);
  return chooseWindow({ stage, debtor, policy, now, windows });
}

/** The writes that put a case's notice into a window and record the fact, on the condition that the window stays open. */
export function intoWindow(
  { dunned, policy, now }: CaseSituation,
  chosen: ChosenWindow,
  fact: Extract<CaseFact, { type: 'NoticeProposed' | 'NoticeMoved' }>,
): Write[] {
  const { creditor, debtorId } = dunned.invoice;
  const { date, sendAt } = chosen;
  const window: DebtorWindow = { creditor, debtorId, date, sendAt, attempt: 1, state: 'open' };
  const { after, events } = record(dunned, [fact], { at: now, by: 'relance' });
  const { stage, cycle } = fact.data;
  return [
    { kind: 'case', before: dunned, after, events, wakeBy: wakeAfter(movesAt({ dunned, policy, now }, sendAt)) },
    chosen.isNew ? { kind: 'newWindow', window, wakeBy: wakeAfter(sendAt) } : { kind: 'windowStillOpen', window },
    { kind: 'joinWindow', window, notice: { invoiceId: dunned.id, stage, cycle } },
  ];
}

/** Puts the notice of a stage into the debtor's window, where it meets those of his other invoices. */
export async function proposeNotice(deps: Deps, situation: CaseSituation, stage: Stage): Promise<boolean> {
  if (checkStage(situation, stage) !== 'send') return false;
  const chosen = await findWindow(deps, situation, stage);
  await deps.store.commit(intoWindow(situation, chosen, proposed(situation, stage, chosen)));
  return true;
}
