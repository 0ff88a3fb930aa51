import { localDate } from '../../domain/calendar/send-window.ts';
import { accepted } from '../../domain/case/decision.ts';
import { wakeAfter } from '../../domain/case/wake.ts';
import type { Message } from '../../domain/message/message.ts';
import { openTask, type Task } from '../../domain/task.ts';
import type { Write } from '../../ports/write.ts';
import { writesOf } from '../change-case.ts';
import { type Deps, loadSituation } from '../dunning-of-case.ts';
import { onFreshState } from '../fresh-state.ts';
import { chunksOf, deliveryTaskId, noticesPerTransaction, settleSent } from '../settle-message.ts';

/** How long a message whose answer got lost is looked for among the events of SES. */
const searchMs = 6 * 3_600_000;

function checkDelivery(message: Message, invoiceId: string, now: string): Task {
  const { creditor, debtorId, key } = message;
  return openTask(
    {
      id: deliveryTaskId(key, invoiceId),
      kind: 'checkDelivery',
      creditor,
      invoiceId,
      debtorId,
      dueOn: localDate(now, 'UTC'),
      data: {
        messageKey: key,
        question: 'Did this message reach the debtor? Answer "arrived", or anything else to have it sent again.',
      },
    },
    now,
  );
}

/** Nobody knows whether the message left: its cases hold, a person looks, and no second mail leaves by itself. */
async function giveUp(deps: Deps, before: Message, now: string): Promise<void> {
  const { key, creditor, debtorId, occasion } = before;
  for (const chunk of chunksOf(before.notices, noticesPerTransaction)) {
    await onFreshState(async () => {
      const writes: Write[] = [];
      for (const { invoiceId, stage, cycle } of chunk) {
        const situation = await loadSituation(deps, invoiceId);
        if (situation.dunned.notice?.messageKey !== key || situation.dunned.undelivered) continue;
        const fact = { type: 'NoticeUnconfirmed' as const, data: { stage, cycle, messageKey: key } };
        const decision = accepted([fact], { raise: [checkDelivery(before, invoiceId, now)] });
        writes.push(...writesOf(situation, decision, 'relance', wakeAfter(now)).writes);
        if (occasion.kind === 'window')
          writes.push({ kind: 'leaveWindow', window: { creditor, debtorId, date: occasion.date }, invoiceId });
      }
      if (writes.length > 0) await deps.store.commit(writes);
    });
  }
  const questions: Write[] =
    occasion.kind === 'transactional'
      ? [{ kind: 'raiseTask', task: checkDelivery(before, occasion.invoiceId, now) }]
      : [];
  await deps.store.commit([
    { kind: 'message', before, after: { ...before, state: 'unknown' }, wakeBy: null },
    ...questions,
  ]);
}

/** Looks for a message whose sending was never confirmed among the events of SES; after some hours a person has to. */
export async function wakeMessage(deps: Deps, key: string): Promise<void> {
  const { store, clock } = deps;
  const message = await store.loadMessage(key);
  if (message?.state === 'sent')
    return settleSent(deps, message, message.messageId ?? '', message.sentAt ?? message.sendingAt);
  if (message?.state !== 'sending') return;
  const now = clock.now();
  const [found] = await store.mailEvents(key);
  if (found) return settleSent(deps, message, found.messageId, found.at);
  if (Date.parse(now) - Date.parse(message.sendingAt) >= searchMs) return giveUp(deps, message, now);
  await store.commit([{ kind: 'message', before: message, after: message, wakeBy: wakeAfter(now) }]);
}
