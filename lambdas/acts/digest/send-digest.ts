import type { Creditor } from '../../domain/creditor.ts';
import type { Book } from '../../domain/digest/book.ts';
import { type Digest, digestKeyOf, type DigestKey } from '../../domain/digest/digest.ts';
import type { MailOutcome } from '../../ports/mailer.ts';
import { count } from '../../runtime/logging.ts';
import type { RenderedMessage } from '../../templates/message-content.ts';
import type { MailDeps } from '../mail-deps.ts';
import { composeDigest } from './compose-digest.ts';

/** What a try came to: a clear refusal alone lets a later round try again. */
function endOf(digest: Digest, outcome: MailOutcome): Digest {
  switch (outcome.kind) {
    case 'sent':
      return { ...digest, state: 'sent', messageId: outcome.messageId };
    case 'refused':
      return { ...digest, state: 'refused' };
    case 'unknown':
      return { ...digest, state: 'unknown' };
  }
}

function countOutcome({ kind }: MailOutcome): void {
  if (kind === 'refused') count('MessagesRefused');
  if (kind === 'unknown') count('MessagesInDoubt');
}

/**
 * Sends a digest, once: on record as `sending` before the mail service is called, and what came of it after. Should this
 * end between the two, nobody knows whether it left, and it is not sent again.
 */
export async function sendDigest(
  { store, mailer, clock }: MailDeps,
  creditor: Creditor,
  key: DigestKey,
  { before, rendered, book }: { before: Digest | undefined; rendered: RenderedMessage; book?: Book | undefined },
): Promise<Digest['state']> {
  const now = clock.now();
  const messageKey = digestKeyOf(key);
  const composed = await composeDigest(rendered, { creditor, now, key: messageKey });
  const digest: Digest = {
    ...key,
    state: 'sending',
    at: now,
    attempt: (before?.attempt ?? 0) + 1,
    ...(book && { book }),
  };
  await store.commit([{ kind: 'digest', before, after: digest }]);
  const outcome = await mailer.send({ ...composed, messageKey });
  countOutcome(outcome);
  const after = endOf(digest, outcome);
  await store.commit([{ kind: 'digest', before: digest, after }]);
  return after.state;
}
