import type { Case } from '../../lambdas/domain/case/case.ts';
import type { CaseFact } from '../../lambdas/domain/case/events.ts';
import type { Debtor } from '../../lambdas/domain/debtor.ts';
import type { Stage } from '../../lambdas/domain/dunning-policy.ts';
import type { Message } from '../../lambdas/domain/message/message.ts';
import type { DebtorWindow } from '../../lambdas/domain/window/window.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import { aStoredDebtor, aWindow, change, opening, wakeBy } from '../adapters/stored-things.ts';

/** The morning on which reminder one of an invoice due on March 31 may leave. */
export const sendAt = '2026-04-03T08:00:00.000Z';
const date = '2026-04-03';

export type Waiting = { readonly window: DebtorWindow; readonly cases: readonly Case[] };

/** A debtor whose invoices, so many, each have a notice in his window of April 3: reminder one unless told otherwise. */
export async function waitingNotices(
  store: Store,
  debtorId: string,
  count = 1,
  { stage = 'reminderOne', ...debtor }: Partial<Debtor> & { stage?: Stage } = {},
): Promise<Waiting> {
  const window = aWindow(debtorId, { date, sendAt });
  await store.commit([
    { kind: 'newDebtor', debtor: { ...aStoredDebtor(debtorId), ...debtor } },
    { kind: 'newWindow', window, wakeBy },
  ]);
  const cases: Case[] = [];
  for (let index = 0; index < count; index += 1) {
    const opened = opening(`${debtorId}-${index}`, { debtorId });
    const proposed: CaseFact = {
      type: 'NoticeProposed',
      data: { stage, cycle: 1, window: date, sendAt, lateDays: 0, isMoved: false },
    };
    const waiting = change(opened.after, wakeBy, proposed);
    await store.commit([opened]);
    const notice = { invoiceId: opened.after.id, stage, cycle: 1 };
    await store.commit([waiting, { kind: 'joinWindow', window, notice }]);
    cases.push(waiting.after);
  }
  return { window, cases };
}

/** The same, all of them claimed by a message of which nobody knows whether it left. */
export async function claimedNotices(store: Store, message: Message, count: number): Promise<Message> {
  const { cases } = await waitingNotices(store, message.debtorId, count);
  for (const dunned of cases) {
    const data = { stage: 'reminderOne' as const, cycle: 1, messageKey: message.key };
    await store.commit([change(dunned, wakeBy, { type: 'NoticeClaimed', data })]);
  }
  const notices = cases.map(({ id }) => ({ invoiceId: id, stage: 'reminderOne' as const, cycle: 1 }));
  const sending = { ...message, occasion: { kind: 'window' as const, date }, notices };
  await store.commit([{ kind: 'newMessage', message: sending, mime: Buffer.from('mime'), wakeBy }]);
  return sending;
}
