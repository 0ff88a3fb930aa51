import { localDate } from '../domain/calendar/send-window.ts';
import { isClosed } from '../domain/case/case.ts';
import { accepted } from '../domain/case/decision.ts';
import type { CaseFact } from '../domain/case/events.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import type { Message } from '../domain/message/message.ts';
import { type Task, taskIdOf } from '../domain/task.ts';
import { ConcurrentChangeError, type MailEvent, type Write } from '../ports.ts';
import { writesOf } from './change-case.ts';
import { type CaseSituation, type Deps, loadSituations } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { chunksOf, noticesPerTransaction, settleSent } from './settle-message.ts';

function fixAddress({ dunned, policy, now }: CaseSituation, message: Message, reason: string): Task {
  const { creditor, debtorId, number } = dunned.invoice;
  return {
    id: taskIdOf('fixAddress', message.key, dunned.id),
    kind: 'fixAddress',
    creditor,
    invoiceId: dunned.id,
    debtorId,
    dueOn: localDate(now, policy.sendWindow.timeZone),
    createdAt: now,
    status: 'open',
    data: { number, messageKey: message.key, reason },
  };
}

/** What an event of SES means for one case. A soft bounce and silence mean nothing: SES goes on trying. */
function writesFor(situation: CaseSituation, message: Message, event: MailEvent): Write[] {
  const { dunned, now } = situation;
  const { messageKey, messageId } = event;
  const notice = dunned.notices.find((sent) => sent.messageKey === messageKey);
  const ids = { messageKey, messageId };
  if (event.kind === 'delivery') {
    if (!notice || notice.deliveredAt !== undefined) return [];
    return writesOf(situation, accepted([{ type: 'MessageDelivered', data: ids }]), 'ses', undefined).writes;
  }
  const bounce = event.reason ?? event.kind;
  const isLost = event.kind === 'reject' || event.kind === 'complaint' || event.kind === 'bounce';
  if (!notice || !isLost || isClosed(dunned) || dunned.undelivered) return [];
  const facts: CaseFact[] = [{ type: 'NoticeUndelivered', data: { ...ids, stage: notice.stage, bounce } }];
  if (event.kind === 'complaint') facts.unshift({ type: 'ComplaintReceived', data: ids });
  return writesOf(
    situation,
    accepted(facts, { raise: [fixAddress(situation, message, bounce)] }),
    'ses',
    wakeAfter(now),
  ).writes;
}

/**
 * Takes what SES tells of a message: that it left, arrived, bounced or was complained of. Any of it proves that it left.
 * The event is kept in the same transaction as what it means; the same again is harmless.
 */
export async function takeMailEvent(deps: Deps, event: MailEvent): Promise<void> {
  const { store } = deps;
  const message = await store.loadMessage(event.messageKey);
  if (!message) return;
  if (message.state === 'sending' || message.state === 'unknown')
    await settleSent(deps, message, event.messageId, event.at);
  if (event.kind === 'send') return;
  const chunks = chunksOf(message.notices, noticesPerTransaction);
  for (const [index, chunk] of (chunks.length === 0 ? [[]] : chunks).entries()) {
    await onFreshState(async () => {
      const invoiceIds = chunk.map(({ invoiceId }) => invoiceId);
      const situations = await loadSituations(deps, message, invoiceIds);
      const writes = situations.flatMap((situation) => writesFor(situation, message, event));
      if (index === Math.max(0, chunks.length - 1)) writes.push({ kind: 'mailEvent', event });
      await commitOnce(deps, event, writes);
    });
  }
}

async function commitOnce({ store }: Deps, event: MailEvent, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return;
  try {
    await store.commit(writes);
  } catch (error) {
    if (!(error instanceof ConcurrentChangeError)) throw error;
    const known = await store.mailEvents(event.messageKey);
    if (!known.some(({ kind }) => kind === event.kind)) throw error;
  }
}
