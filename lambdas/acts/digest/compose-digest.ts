import type { Creditor } from '../../domain/creditor.ts';
import { composeMime } from '../../templates/compose-mime.ts';
import type { RenderedMessage } from '../../templates/message-content.ts';
import type { ComposedMessage } from '../compose-message.ts';

/** A digest as bytes, from the creditor to those of his people whom the settings name. */
export async function composeDigest(
  { subject, html, text }: RenderedMessage,
  { creditor, now, key }: { creditor: Creditor; now: string; key: string },
): Promise<ComposedMessage> {
  const { sender, contact, digests } = creditor;
  const to = digests?.to ?? [];
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
