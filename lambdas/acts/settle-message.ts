import { accepted } from '../domain/case/decision.ts';
import { noticeSent } from '../domain/case/evolve.ts';
import type { CaseFact } from '../domain/case/events.ts';
import { lateDaysOfPending } from '../domain/case/lateness.ts';
import { stepAfter } from '../domain/case/plan.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import type { Message } from '../domain/message/message.ts';
import type { Write } from '../ports.ts';
import { writesOf } from './change-case.ts';
import { type CaseSituation, type Deps, loadSituation, MissingItemError } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';

/** A transaction takes 100 items; a notice needs three of them. */
export const noticesPerTransaction = 30;
/** Ids of earlier messages that a new one answers. */
const longestThread = 10;

export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

async function contacted({ store }: Deps, message: Message, messageId: string, at: string): Promise<Write> {
  const { creditor, debtorId, kind } = message;
  const debtor = await store.loadDebtor(creditor, debtorId);
  if (!debtor) throw new MissingItemError(`debtor ${debtorId} of message ${message.key} is not in the table`);
  const thread = [...debtor.thread.filter((id) => id !== messageId), messageId].slice(-longestThread);
  return { kind: 'debtorContacted', creditor, debtorId, at: kind === 'transactional' ? null : at, thread };
}

/** What a message that left means for one of its cases; nothing when the case has it on record already. */
async function caseWrites(
  deps: Deps,
  message: Message,
  invoiceId: string,
  messageId: string,
  at: string,
): Promise<Write[]> {
  const situation = await loadSituation(deps, invoiceId);
  const { dunned } = situation;
  const fact = factOf({ ...situation, now: at }, message, messageId);
  if (!fact) return [];
  const next = dunned.notice && stepAfter({ ...situation, now: at }, dunned.notice.stage);
  const { writes } = writesOf(
    { ...situation, now: at },
    accepted([fact]),
    'relance',
    next ? wakeAfter(next.at) : undefined,
  );
  if (message.occasion.kind !== 'window') return writes;
  const { creditor, debtorId } = message;
  const window = { creditor, debtorId, date: message.occasion.date };
  return [...writes, { kind: 'leaveWindow', window, invoiceId }];
}

function factOf({ dunned, policy, now }: CaseSituation, message: Message, messageId: string): CaseFact | undefined {
  if (message.occasion.kind === 'receipt') {
    return { type: 'ReceiptSent', data: { paymentId: message.occasion.paymentId, messageId, messageKey: message.key } };
  }
  if (dunned.notice?.messageKey !== message.key) return undefined;
  const lateDays = lateDaysOfPending(dunned.notice, now, policy);
  return noticeSent(dunned.notice, { messageKey: message.key, messageId }, lateDays);
}

function invoicesOf(message: Message): string[] {
  return message.occasion.kind === 'receipt'
    ? [message.occasion.invoiceId]
    : message.notices.map(({ invoiceId }) => invoiceId);
}

/**
 * Puts on record that SES took a message: the message and the debtor's last contact first, its cases with them or, when
 * there are many, after them. Begun again at any point it does what is left, once.
 */
export async function settleSent(deps: Deps, key: string, messageId: string, at: string): Promise<void> {
  const { store } = deps;
  const message = await store.loadMessage(key);
  if (!message) throw new MissingItemError(`message ${key} is not in the table`);
  for (const [index, chunk] of chunksOf(invoicesOf(message), noticesPerTransaction).entries()) {
    await onFreshState(async () => {
      const current = await store.loadMessage(key);
      // A receipt has no place on its case that would tell; its message does, in the same transaction.
      if (current?.state === 'sent' && message.occasion.kind === 'receipt') return;
      const writes = (await Promise.all(chunk.map((id) => caseWrites(deps, message, id, messageId, at)))).flat();
      if (index === 0 && current?.state !== 'sent') {
        const before = current ?? message;
        const after: Message = { ...before, state: 'sent', sentAt: at, messageId };
        writes.push({ kind: 'message', before, after, wakeBy: null }, await contacted(deps, message, messageId, at));
      }
      if (writes.length > 0) await store.commit(writes);
    });
  }
}
