import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import type { InboundMail } from '../../domain/inbound/inbound-mail.ts';
import { textOfHtml } from '../../domain/inbound/text-of-html.ts';
import { UnreadableMailError } from '../../ports/inbound-mails.ts';

/** More than anybody writes, and less than a hostile mail may take to read. */
const mostCharacters = 200_000;

/**
 * Takes a mail apart. One that is cut off is read as far as it goes: words come before attachments.
 * @throws UnreadableMailError when its head is endless, or its parts are nested without end
 */
export async function readMail(mime: Uint8Array): Promise<InboundMail> {
  let mail;
  try {
    mail = await PostalMime.parse(mime);
  } catch (cause) {
    throw new UnreadableMailError('a mail cannot be taken apart', { cause });
  }
  const { headers, from, subject, messageId, text, html } = mail;
  return {
    id: messageId ?? createHash('sha256').update(mime).digest('hex'),
    headers,
    from: from?.address,
    subject,
    text:
      text?.slice(0, mostCharacters) ?? (html === undefined ? undefined : textOfHtml(html.slice(0, mostCharacters))),
  };
}
