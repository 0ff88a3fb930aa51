import { wakeAfter } from '../../domain/case/wake.ts';
import type { Transactional } from '../../domain/message/transactional.ts';
import { restartCheck } from '../../domain/restart.ts';
import type { DebtorWindow } from '../../domain/window/window.ts';
import type { RunStatus } from '../../ports/workflow.ts';
import { onFreshState } from '../fresh-state.ts';
import type { WakeDeps } from './wake-deps.ts';

/** What to do about something whose execution should have ended by now. */
type Remedy<T> = { readonly after: T; readonly wakeBy: string; readonly startNow: boolean };

function remedy<T extends DebtorWindow | Transactional>(item: T, status: RunStatus, now: string): Remedy<T> {
  const later = restartCheck(now, item.attempt - 1);
  switch (status) {
    case 'running':
      return { after: item, wakeBy: wakeAfter(now), startNow: false };
    case 'missing':
      return { after: item, wakeBy: later, startNow: true };
    case 'failed':
    case 'ended':
      // The stream sees the higher attempt and starts it; messages have their own keys, so nothing is sent twice.
      return { after: { ...item, attempt: item.attempt + 1 }, wakeBy: later, startNow: false };
  }
}

/** Brings a window on whose message should have left. */
export function wakeWindow(
  { store, workflow, clock }: WakeDeps,
  creditor: string,
  debtorId: string,
  date: string,
): Promise<void> {
  return onFreshState(async () => {
    const window = await store.loadWindow(creditor, debtorId, date);
    if (!window || window.state === 'settled') return;
    const { after, wakeBy, startNow } = remedy(window, await workflow.windowStatus(window), clock.now());
    await store.commit([{ kind: 'window', before: window, after, wakeBy }]);
    if (startNow) await workflow.startWindow(window);
  });
}

/** Brings a transactional message on that should have left. */
export function wakeTransactional(
  { store, workflow, clock }: WakeDeps,
  creditor: string,
  debtorId: string,
  id: string,
): Promise<void> {
  return onFreshState(async () => {
    const known = await store.loadTransactional(creditor, debtorId, id);
    if (!known || known.state === 'settled') return;
    const { after, wakeBy, startNow } = remedy(known, await workflow.transactionalStatus(known), clock.now());
    await store.commit([{ kind: 'transactional', before: known, after, wakeBy }]);
    if (startNow) await workflow.startTransactional(known);
  });
}
