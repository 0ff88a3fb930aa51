import { accepted, type TaskEnd } from '../domain/case/decision.ts';
import type { CaseFact } from '../domain/case/events.ts';
import { noticeSent } from '../domain/case/evolve-notices.ts';
import { stepAfter } from '../domain/case/ladder-instants.ts';
import { lateDaysOfPending } from '../domain/case/lateness.ts';
import { forewarningOf } from '../domain/case/next-forewarning.ts';
import { movesAt } from '../domain/case/plan.ts';
import { requestLetter } from '../domain/case/letter/request-letter.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { Message } from '../domain/message/message.ts';
import { isContact } from '../domain/message/transactional.ts';
import { taskIdOf } from '../domain/task.ts';
import type { Write } from '../ports/write.ts';
import { writesOf } from './change-case.ts';
import { chunksOf } from './chunks.ts';
import { type CaseSituation, type Deps, MissingItemError, situationsOf } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { noticesPerTransaction } from './notices-of-message.ts';
import { tellOfReversal } from './tell-of-reversal.ts';

/** Ids of earlier messages that a new one answers. */
const longestThread = 10;

function contacted(debtor: Debtor | undefined, message: Message, messageId: string, at: string): Write {
  const { debtorId, occasion } = message;
  if (!debtor) throw new MissingItemError(`debtor ${debtorId} of message ${message.key} is not in the table`);
  const thread = [...debtor.thread.filter((id) => id !== messageId), messageId].slice(-longestThread);
  // Heard of late, it may have left before another one: the last contact is the latest.
  const isContacted = occasion.kind === 'window' || isContact({ kind: occasion.about });
  const isLatest = isContacted && at > (debtor.lastContactAt ?? '');
  return { kind: 'debtorContacted', debtor, at: isLatest ? at : null, thread };
}

/** The id of the task that asks whether a message has arrived. */
export function deliveryTaskId(messageKey: string, invoiceId: string): string {
  return taskIdOf('checkDelivery', messageKey, invoiceId);
}

/** The end of the question whether the message arrived, where a person was asked and has not answered yet. */
async function endOfDoubt({ store }: Deps, { key, state }: Message, invoiceId: string): Promise<TaskEnd[]> {
  if (state !== 'unknown') return [];
  const task = await store.loadTask(deliveryTaskId(key, invoiceId));
  return task?.status === 'open' ? [{ taskId: task.id, result: 'arrived' }] : [];
}

/** What a message that left means for one of its cases; nothing when the case has it on record already. */
async function caseWrites(
  deps: Deps,
  message: Message,
  situation: CaseSituation,
  messageId: string,
  at: string,
): Promise<Write[]> {
  const { dunned } = situation;
  const fact = factOf({ ...situation, now: at }, message, messageId);
  if (!fact) return [];
  const letter = letterOf({ ...situation, now: at }, message);
  const next = dunned.notice && stepAfter({ ...situation, now: at }, dunned.notice.stage);
  const end = await endOfDoubt(deps, message, dunned.id);
  const settled = end.map(({ taskId, result }): CaseFact => {
    // What was in doubt with a receipt or a confirmation is no notice: nothing of the ladder waits for it.
    return message.occasion.kind === 'transactional'
      ? { type: 'TaskDone', data: { taskId, kind: 'checkDelivery', result } }
      : { type: 'DeliverySettled', data: { taskId, resend: false, result, messageKey: message.key } };
  });
  const { writes } = writesOf(
    { ...situation, now: at },
    accepted([fact, ...letter.facts, ...settled], {
      raise: letter.raise,
      end,
      tell: await tellOfReversal(deps, { ...situation, now: at }, message),
    }),
    'relance',
    next
      ? wakeAfter(movesAt({ ...situation, now: at }, forewarningOf({ ...situation, now: at }, next) ?? next.at))
      : undefined,
  );
  if (message.occasion.kind !== 'window') return writes;
  const { creditor, debtorId } = message;
  const window = { creditor, debtorId, date: message.occasion.date };
  return [...writes, { kind: 'leaveWindow', window, invoiceId: dunned.id }];
}

function factOf({ dunned, policy, now }: CaseSituation, message: Message, messageId: string): CaseFact | undefined {
  if (message.occasion.kind === 'transactional') {
    const { about, of } = message.occasion;
    const ids = { messageId, messageKey: message.key };
    if (about === 'receipt') return { type: 'ReceiptSent', data: { paymentId: of, ...ids } };
    return { type: 'ConfirmationSent', data: { about, of, ...ids } };
  }
  if (dunned.notice?.messageKey !== message.key) return undefined;
  const lateDays = lateDaysOfPending(dunned.notice, now, policy);
  return noticeSent(dunned.notice, { messageKey: message.key, messageId }, lateDays, message.document);
}

/** The registered letter that a formal notice asks for with its leaving by mail. */
function letterOf(situation: CaseSituation, { key, kind, document }: Message): ReturnType<typeof requestLetter> {
  const { notice } = situation.dunned;
  if (kind !== 'formal' || !notice) return { facts: [], raise: [] };
  return requestLetter(situation, { cycle: notice.cycle, messageKey: key }, document);
}

function invoicesOf(message: Message): string[] {
  const { occasion, notices } = message;
  if (occasion.kind === 'window') return notices.map(({ invoiceId }) => invoiceId);
  return [occasion.invoiceId, ...(occasion.otherIds ?? [])];
}

/**
 * Puts on record that SES took a message: the message and the debtor's last contact first, its cases with them or, when
 * there are many, after them. Begun again at any point it does what is left, once.
 */
export async function settleSent(deps: Deps, message: Message, messageId: string, at: string): Promise<void> {
  const { store, clock } = deps;
  const { key } = message;
  const chunks = chunksOf(invoicesOf(message), noticesPerTransaction);
  for (const [index, chunk] of chunks.entries()) {
    await onFreshState(async () => {
      const found = await store.load({ messages: [key], cases: chunk, debtor: message });
      const [current] = found.messages;
      // What answers an act has no place on its case that would tell; its message does, in the same transaction.
      const isTransactional = message.occasion.kind === 'transactional';
      if (current?.state === 'sent' && isTransactional && index < (current.settledParts ?? chunks.length)) return;
      const writes = (
        await Promise.all(
          situationsOf(deps, found, chunk).map((situation) => caseWrites(deps, message, situation, messageId, at)),
        )
      ).flat();
      if (index === 0 && current?.state !== 'sent') {
        const before = current ?? message;
        const parts = isTransactional && chunks.length > 1 && { settledParts: 1 };
        const after: Message = { ...before, state: 'sent', sentAt: at, messageId, ...parts };
        // With cases left to tell, it is looked at again should this end here.
        const wakeBy = chunks.length > 1 ? wakeAfter(clock.now()) : null;
        writes.push({ kind: 'message', before, after, wakeBy }, contacted(found.debtor, message, messageId, at));
      }
      const isLast = index === chunks.length - 1;
      if (index > 0 && current && (isLast || isTransactional)) {
        const after = isTransactional ? { ...current, settledParts: index + 1 } : current;
        writes.push({ kind: 'message', before: current, after, wakeBy: isLast ? null : wakeAfter(clock.now()) });
      }
      if (writes.length > 0) await store.commit(writes);
    });
  }
}
