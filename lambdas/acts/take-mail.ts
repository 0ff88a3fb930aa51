import { localDate } from '../domain/calendar/send-window.ts';
import { contentHash } from '../domain/canonical-json.ts';
import { longestReply, type PostedReply, replySchema } from '../domain/debtor/debtor-reply.ts';
import { answeredMessages } from '../domain/inbound/answered-messages.ts';
import type { InboundMail } from '../domain/inbound/inbound-mail.ts';
import { kindOfMail, type MailKind } from '../domain/inbound/kind-of-mail.ts';
import { newTextOf } from '../domain/inbound/new-text.ts';
import { readableLine, readableText } from '../domain/inbound/readable.ts';
import { type LyingMail, unmatchedMailTask } from '../domain/inbound/unmatched-mail.ts';
import type { Message } from '../domain/message/message.ts';
import type { Settings } from '../domain/settings.ts';
import { type InboundMails, UnreadableMailError } from '../ports/inbound-mails.ts';
import type { Deps } from './dunning-of-case.ts';
import { raiseOnce } from './raise-once.ts';
import { takeReply } from './take-reply.ts';

export type InboundDeps = Deps & { readonly mails: InboundMails };

/** Where a mail lies, and when it came (ISO 8601 UTC). */
type Arrival = { readonly file: string; readonly receivedAt: string };

/** What became of a mail that came in. */
export type MailTaken = Exclude<MailKind, 'answer'> | 'recorded' | 'repeated' | 'unmatched' | 'unreadable';

/** The addresses that the company itself writes from, as far as they are known: its mails answer nothing. */
function ownAddresses({ creditors, inboundMail }: Settings): ReadonlySet<string> {
  const addresses = creditors.flatMap(({ sender, contact, digests }) => [
    sender.address,
    contact.email,
    ...(digests?.to ?? []),
  ]);
  return new Set([...addresses, ...(inboundMail ? [inboundMail.address] : [])].map((each) => each.toLowerCase()));
}

async function messageOf({ store, settings }: Deps, mail: InboundMail): Promise<Message | undefined> {
  for (const id of answeredMessages(mail, settings.inboundMail?.address)) {
    const message = await store.findMessage(id);
    if (message) return message;
  }
  return undefined;
}

/** True when the one who looks after the debtor at the creditor has written, as in an answer of his with a copy to all. */
async function isOfOwner({ store }: Deps, { from }: InboundMail, { creditor, debtorId }: Message): Promise<boolean> {
  const debtor = await store.loadDebtor(creditor, debtorId);
  return debtor?.owner != null && debtor.owner.email.toLowerCase() === from?.toLowerCase();
}

/** Whatever a mail holds, what is kept of it can be kept: a wrong character never costs the answer. */
function replyOf({ id, from = '', text = '' }: InboundMail, receivedAt: string, now: string): PostedReply {
  const who = readableLine(from, longestReply.from);
  const said = readableText(newTextOf(text), longestReply.text);
  return replySchema.parse({
    id: `mail-${contentHash(id).slice(0, 32)}`,
    ...(who !== '' && { from: who }),
    ...(said !== '' && { text: said }),
    // The clocks of two services differ by moments.
    receivedAt: Date.parse(receivedAt) > Date.parse(now) ? now : receivedAt,
  });
}

/** A person looks at what no program can match: nobody else would ever hear of it. */
async function askWhoseItIs(deps: Deps, mail: LyingMail, { file, receivedAt }: Arrival): Promise<void> {
  const { store, settings, clock } = deps;
  const now = clock.now();
  // There is always one: the settings are refused without any.
  const creditor = settings.creditors[0]?.id ?? '';
  const today = localDate(now, 'UTC');
  await raiseOnce(store, unmatchedMailTask(mail, { creditor, file, receivedAt, today, now }));
}

/**
 * Takes a mail that came in: a debtor's answer to a message pauses him; one that answers no message becomes a task; what no
 * person has written, and our own mail, changes nothing. The same mail again is harmless.
 */
export async function takeMail(deps: InboundDeps, arrival: Arrival): Promise<MailTaken> {
  let mail;
  try {
    mail = await deps.mails.load(arrival.file);
  } catch (error) {
    if (!(error instanceof UnreadableMailError)) throw error;
    await askWhoseItIs(deps, { id: arrival.file }, arrival);
    return 'unreadable';
  }
  const kind = kindOfMail(mail, ownAddresses(deps.settings));
  if (kind !== 'answer') return kind;
  const message = await messageOf(deps, mail);
  if (message) {
    if (await isOfOwner(deps, mail, message)) return 'own';
    const posted = replyOf(mail, arrival.receivedAt, deps.clock.now());
    const replyId = posted.id ?? '';
    const outcome = await takeReply(deps, message, posted, { replyId, by: 'mail', key: posted.id });
    if (outcome.kind === 'changed') return 'recorded';
    // The same mail by another way, with a line of a mail server's in its text, is the same mail.
    if (outcome.kind === 'repeated' || outcome.kind === 'conflict') return 'repeated';
  }
  await askWhoseItIs(deps, mail, arrival);
  return 'unmatched';
}
