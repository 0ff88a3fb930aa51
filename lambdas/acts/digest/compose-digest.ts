import type { Creditor } from '../../domain/creditor.ts';
import { composeMime } from '../../templates/compose-mime.ts';
import type { RenderedMessage } from '../../templates/message-content.ts';
import type { ComposedMessage } from '../compose-message.ts';

/** A mail to people of the creditor as bytes, from him: to those whom the settings name for digests, unless others are given. */
export async function composeDigest(
  { subject, html, text }: RenderedMessage,
  {
    creditor,
    to = creditor.digests?.to ?? [],
    now,
    key,
  }: { creditor: Creditor; to?: readonly string[]; now: string; key: string },
): Promise<ComposedMessage> {
  const { sender, contact } = creditor;
  const mime = await composeMime({
    from: sender,
    replyTo: { name: contact.name, address: contact.email },
    to,
    subject,
    html,
    text,
    headers: { 'X-Relance-Message': key },
    date: new Date(now),
  });
  return { from: sender.address, to, mime };
}
