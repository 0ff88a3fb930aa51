import { isStillToTell, manyStillToTell } from '../domain/case/still-to-tell.ts';
import { addressIdOf, isUnreachable } from '../domain/debtor/address-service.ts';
import { type Message, messageKeyOf } from '../domain/message/message.ts';
import type { TransactionalSubject } from '../domain/message/transactional.ts';
import type { TransactionalKey } from '../ports/workflow.ts';
import { composeMessage } from './compose-message.ts';
import { creditorOf } from './creditor-of.ts';
import { contentOfMany } from './content-of-many.ts';
import { type CaseSituation, situationsOf } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import type { MailDeps } from './mail-deps.ts';
import { sendForewarning } from './send-forewarning.ts';
import { sendMessage } from './send-message.ts';
import { settleSent } from './settle-message.ts';
import { transactionalContent } from './transactional-content.ts';

/**
 * Tells the debtor what an act has led to, once: it answers an act, so it keeps no send hours, and sets no contact delay
 * unless it asks for money. What is not to be told any more is left untold.
 */
export function sendTransactional(deps: MailDeps, key: TransactionalKey): Promise<void> {
  return onFreshState(() => trySending(deps, key));
}

/** A transaction takes 100 items: what is beyond so many cases was read just now. */
const mostConditions = 90;

/** What of it is still to be told in the moment of sending; undefined when nothing. */
function stillToTell(
  [first, ...others]: readonly [CaseSituation, ...CaseSituation[]],
  subject: TransactionalSubject,
): TransactionalSubject | undefined {
  if ('invoices' in subject && subject.invoices) return manyStillToTell(subject, [first, ...others]);
  return isStillToTell(first, subject) ? subject : undefined;
}

async function trySending(
  deps: MailDeps,
  { creditor: creditorId, debtorId, id, attempt }: TransactionalKey,
): Promise<void> {
  const { store } = deps;
  const asked = await store.loadTransactional(creditorId, debtorId, id);
  if (!asked || asked.attempt !== attempt || asked.state === 'settled') return;
  const { invoiceId, postponed, subject } = asked;
  if (subject.kind === 'ownerForewarned') return sendForewarning(deps, { ...asked, subject });
  const lines = 'invoices' in subject ? (subject.invoices ?? []) : [];
  const otherIds = lines.flatMap((line) => (line.invoiceId === invoiceId ? [] : [line.invoiceId]));
  const about = { about: subject.kind, of: subject.id, invoiceId, ...(otherIds.length > 0 && { otherIds }) };
  const occasion = { kind: 'transactional' as const, id, ...about, postponed };
  const key = messageKeyOf(creditorId, debtorId, 'transactional', occasion);
  const found = await store.load({ messages: [key], cases: [invoiceId, ...otherIds], debtor: asked });
  const [known] = found.messages;
  const [situation, ...others] = situationsOf(deps, found, [invoiceId, ...otherIds]);
  const told = situation && stillToTell([situation, ...others], subject);
  // A person is asked for an address as soon as none is left: what was to be told goes untold.
  if (!known && told && !isUnreachable(situation.debtor)) {
    const creditor = creditorOf(deps.settings, creditorId);
    const { now, debtor } = situation;
    const content =
      contentOfMany([situation, ...others], told, creditor) ?? transactionalContent(situation, told, creditor);
    const composed = await composeMessage(content, {
      creditor,
      debtor,
      region: deps.region,
      now,
      key,
      inboundMail: deps.settings.inboundMail,
    });
    const message: Message = {
      key,
      kind: 'transactional',
      creditor: creditorId,
      debtorId,
      occasion,
      notices: [],
      recipients: composed.to.map(addressIdOf),
      state: 'sending',
      sendingAt: now,
    };
    // Only on the very state it was written from: a receipt must not thank for a payment that was just taken back, nor
    // leave for an address that was just corrected.
    const unchanged = [situation, ...others].slice(0, mostConditions);
    const outcome = await sendMessage(deps, message, composed, [], {
      conditions: [
        { kind: 'debtorUnchanged', debtor },
        ...unchanged.map(({ dunned }) => ({ kind: 'caseUnchanged' as const, dunned })),
      ],
    });
    // It is put off, and waits to be woken.
    if (outcome.kind === 'refused' && outcome.isTransient) return;
  } else if (known?.state === 'sent') {
    await settleSent(deps, known, known.messageId ?? '', known.sentAt ?? known.sendingAt);
  }
  await store.commit([{ kind: 'transactional', before: asked, after: { ...asked, state: 'settled' }, wakeBy: null }]);
}
