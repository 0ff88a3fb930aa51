import type { Creditor } from '../domain/creditor.ts';
import type { Debtor } from '../domain/debtor.ts';
import { answerAddressOf } from '../domain/inbound/answered-messages.ts';
import type { Settings } from '../domain/settings.ts';
import { composeMime } from '../templates/compose-mime.ts';
import type { MessageContent } from '../templates/message-content.ts';
import type { Attachment } from './attachments.ts';
import { writeMessage } from './write-message.ts';

/** A message as bytes. `to` is everybody it goes to: whom it is addressed to first, copies last. */
export type ComposedMessage = { readonly from: string; readonly to: readonly string[]; readonly mime: Buffer };

/** SES replaces the Message-ID by its own: these are the ids that earlier messages arrived with. */
function references(debtor: Debtor, region: string): string[] {
  const domain = region === 'us-east-1' ? 'email' : region;
  return debtor.thread.map((id) => `<${id}@${domain}.amazonses.com>`);
}

/** A message to a debtor as bytes, in the thread of those before, answered by a person of the creditor. */
export async function composeMessage(
  content: MessageContent,
  {
    creditor,
    debtor,
    region,
    now,
    key,
    attachments = [],
    inboundMail,
  }: {
    creditor: Creditor;
    debtor: Debtor;
    region: string;
    now: string;
    key: string;
    attachments?: readonly Attachment[];
    inboundMail?: Settings['inboundMail'] | undefined;
  },
): Promise<ComposedMessage> {
  const { to, cc, subject, html, text } = writeMessage(content, debtor);
  const mime = await composeMime({
    from: creditor.sender,
    replyTo: { name: creditor.contact.name, address: creditor.contact.email },
    answersAlsoTo: inboundMail && answerAddressOf(inboundMail.address, key),
    to,
    cc,
    subject,
    html,
    text,
    references: references(debtor, region),
    headers: { 'X-Relance-Message': key },
    date: new Date(now),
    attachments,
  });
  return { from: creditor.sender.address, to: [...to, ...cc], mime };
}
