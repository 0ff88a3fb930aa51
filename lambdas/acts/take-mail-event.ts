import { isClosed } from '../domain/case/case.ts';
import { accepted } from '../domain/case/decision.ts';
import type { CaseFact } from '../domain/case/events.ts';
import { undeliverNotice } from '../domain/case/undeliver-notice.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import { lossOf, type MailLoss } from '../domain/debtor/mail-loss.ts';
import type { Message } from '../domain/message/message.ts';
import { ConcurrentChangeError } from '../ports/errors.ts';
import type { MailEvent } from '../ports/records.ts';
import type { Write } from '../ports/write.ts';
import { writesOf } from './change-case.ts';
import { chunksOf } from './chunks.ts';
import { type CaseSituation, type Deps, loadSituations } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { loseMail } from './lose-mail.ts';
import { noticesPerTransaction } from './notices-of-message.ts';
import { settleSent } from './settle-message.ts';

/** What a message has lost by an event. A soft bounce, a delay and silence mean nothing: SES goes on trying. */
function lossBy({ kind, recipients: about }: MailEvent, { recipients }: Message): MailLoss | undefined {
  if (kind !== 'bounce' && kind !== 'complaint' && kind !== 'reject') return undefined;
  return lossOf(recipients, { why: kind, about });
}

/** True when a message has arrived where it was addressed to; a copy that arrived proves nothing. */
function isArrival({ kind, recipients: about }: MailEvent, { recipients: [main] }: Message): boolean {
  return kind === 'delivery' && (about === undefined || main === undefined || about.includes(main));
}

/** Puts on record that a notice of a case has arrived. */
function arrivalWrites(situation: CaseSituation, { messageKey, messageId }: MailEvent): Write[] {
  const notice = situation.dunned.notices.find((sent) => sent.messageKey === messageKey);
  if (!notice || notice.deliveredAt !== undefined) return [];
  const fact: CaseFact = { type: 'MessageDelivered', data: { messageKey, messageId } };
  return writesOf(situation, accepted([fact]), 'ses', undefined).writes;
}

/** Puts on record that a notice of a case did not arrive. */
function lossWrites(situation: CaseSituation, { kind, messageKey, messageId, reason = kind }: MailEvent): Write[] {
  const { dunned, now } = situation;
  const told = { messageKey, messageId, isComplaint: kind === 'complaint', bounce: reason };
  const decision = undeliverNotice(dunned, told, now);
  if (decision.kind !== 'accepted') return [];
  return writesOf(situation, decision, 'ses', isClosed(dunned) ? undefined : wakeAfter(now)).writes;
}

function writesFor(situation: CaseSituation, message: Message, event: MailEvent): Write[] {
  if (isArrival(event, message)) return arrivalWrites(situation, event);
  return lossBy(event, message)?.isMain === true ? lossWrites(situation, event) : [];
}

/**
 * Takes what SES tells of a message: that it left, arrived, bounced or was complained of. Any of it proves that it left.
 * Addresses that it did not get to are out of service before its cases hear of it. The event is kept in the same
 * transaction as what it means; the same again is harmless.
 */
export async function takeMailEvent(deps: Deps, event: MailEvent): Promise<void> {
  const { store } = deps;
  const message = await store.loadMessage(event.messageKey);
  if (!message) return;
  if (message.state === 'sending' || message.state === 'unknown')
    await settleSent(deps, message, event.messageId, event.at);
  if (event.kind === 'send') return;
  const loss = lossBy(event, message);
  // Told before: what was lost then may have been mended since.
  if (loss && (await isKnown(deps, event))) return;
  if (loss) await loseMail(deps, message, loss);
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

/** True when both tell the same: of the same recipients, as each of them may be told of by itself. */
function isSame(a: MailEvent, b: MailEvent): boolean {
  return a.kind === b.kind && String(a.recipients) === String(b.recipients);
}

async function isKnown({ store }: Deps, event: MailEvent): Promise<boolean> {
  const known = await store.mailEvents(event.messageKey);
  return known.some((each) => isSame(each, event));
}

async function commitOnce(deps: Deps, event: MailEvent, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return;
  try {
    await deps.store.commit(writes);
  } catch (error) {
    if (!(error instanceof ConcurrentChangeError) || !(await isKnown(deps, event))) throw error;
  }
}
