import { localDate } from '../../domain/calendar/send-window.ts';
import { wakeAfter } from '../../domain/case/wake.ts';
import type { Message } from '../../domain/message/message.ts';
import { openTask, type Task } from '../../domain/task.ts';
import type { Write } from '../../ports/write.ts';
import type { Deps } from '../dunning-of-case.ts';
import { endClaims } from '../notices-of-message.ts';
import { deliveryTaskId, settleSent } from '../settle-message.ts';

/** How long a message whose answer got lost is looked for among the events of SES. */
const searchMs = 6 * 3_600_000;

/** What a person is asked about a message: a notice goes out again when it was lost, what answers an act never does. */
const deliveryQuestions = {
  window: 'Did this message reach the debtor? Answer "arrived", or anything else to have it sent again.',
  transactional:
    'Did this message reach the debtor? Answer "arrived", or what you found out. It is not sent again: tell him yourself.',
};

function checkDelivery(message: Message, invoiceId: string, now: string): Task {
  const { creditor, debtorId, key, occasion } = message;
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
        question: occasion.kind === 'transactional' ? deliveryQuestions.transactional : deliveryQuestions.window,
      },
    },
    now,
  );
}

/** Nobody knows whether the message left: its cases hold, a person looks, and no second mail leaves by itself. */
async function giveUp(deps: Deps, before: Message, now: string): Promise<void> {
  const { key: messageKey, occasion } = before;
  await endClaims(deps, before, ({ invoiceId, stage, cycle }, { dunned }) =>
    dunned.undelivered
      ? undefined
      : {
          fact: { type: 'NoticeUnconfirmed', data: { stage, cycle, messageKey } },
          raise: [checkDelivery(before, invoiceId, now)],
        },
  );
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
