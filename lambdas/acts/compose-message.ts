import type { Creditor } from '../domain/creditor.ts';
import { type Debtor, dunningRecipients } from '../domain/debtor.ts';
import type { Settings } from '../domain/settings.ts';
import { composeMime } from '../templates/compose-mime.ts';
import type { MessageContent } from '../templates/message-content.ts';
import { renderMessage } from '../templates/render-message.ts';
import { MissingItemError } from './dunning-of-case.ts';

export type ComposedMessage = { readonly from: string; readonly to: readonly string[]; readonly mime: Buffer };

/** The creditor of a case; the deployment must still know him. */
export function creditorOf(settings: Settings, id: string): Creditor {
  const creditor = settings.creditors.find((each) => each.id === id);
  if (!creditor) throw new MissingItemError(`creditor ${id} is not in the settings of this deployment`);
  return creditor;
}

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
  }: { creditor: Creditor; debtor: Debtor; region: string; now: string; key: string },
): Promise<ComposedMessage> {
  const to = dunningRecipients(debtor);
  const { subject, html, text } = renderMessage(content);
  const mime = await composeMime({
    from: creditor.sender,
    replyTo: { name: creditor.contact.name, address: creditor.contact.email },
    to,
    subject,
    html,
    text,
    references: references(debtor, region),
    headers: { 'X-Relance-Message': key },
    date: new Date(now),
  });
  return { from: creditor.sender.address, to, mime };
}
