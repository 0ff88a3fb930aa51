import { type Message, messageKeyOf } from '../domain/message/message.ts';
import type { ReceiptKey } from '../ports.ts';
import { composeMessage, creditorOf } from './compose-message.ts';
import { situationsOf } from './dunning-of-case.ts';
import type { MailDeps } from './mail-deps.ts';
import { receiptContent } from './message-content.ts';
import { sendMessage } from './send-message.ts';
import { settleSent } from './settle-message.ts';

/** Thanks for a payment, at once and once: a receipt answers an act, so it keeps no send hours and sets no delay. */
export async function sendReceipt(
  deps: MailDeps,
  { creditor: creditorId, debtorId, paymentId, attempt }: ReceiptKey,
): Promise<void> {
  const { store } = deps;
  const receipt = await store.loadReceipt(creditorId, debtorId, paymentId);
  if (!receipt || receipt.attempt !== attempt || receipt.state === 'settled') return;
  const { invoiceId, postponed } = receipt;
  const occasion = { kind: 'receipt' as const, paymentId, invoiceId, postponed };
  const key = messageKeyOf(creditorId, debtorId, 'transactional', occasion);
  const found = await store.load({ messages: [key], cases: [receipt.invoiceId], debtor: receipt });
  const [known] = found.messages;
  const [situation] = situationsOf(deps, found, [receipt.invoiceId]);
  if (!known && situation) {
    const creditor = creditorOf(deps.settings, creditorId);
    const { now, debtor } = situation;
    const composed = await composeMessage(receiptContent(situation, receipt, creditor), {
      creditor,
      debtor,
      region: deps.region,
      now,
      key,
    });
    const message: Message = {
      key,
      kind: 'transactional',
      creditor: creditorId,
      debtorId,
      occasion,
      notices: [],
      state: 'sending',
      sendingAt: now,
    };
    const outcome = await sendMessage(deps, message, composed, []);
    // It is put off, and waits to be woken.
    if (outcome.kind === 'refused' && outcome.isTransient) return;
  } else if (known?.state === 'sent') {
    await settleSent(deps, known, known.messageId ?? '', known.sentAt ?? known.sendingAt);
  }
  await store.commit([{ kind: 'receipt', before: receipt, after: { ...receipt, state: 'settled' }, wakeBy: null }]);
}
