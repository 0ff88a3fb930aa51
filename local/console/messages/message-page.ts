import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Address, Attachment, Email } from 'postal-mime';
import * as z from 'zod';
import type { ConsoleDeps } from '../console-deps.ts';
import { showMissing } from '../failure-page.ts';
import { instantTag } from '../instant.ts';
import type { Markup } from '../markup.ts';
import { showPage } from '../page.ts';
import { debtorLink } from './message-list.ts';
import type { InvoiceTold, MessageRecords, RecordedMessage } from './message-records.ts';
import { messageView, versions, views, viewTabs } from './message-views.ts';
import { eventBadge, fate, purpose } from './message-words.ts';

const querySchema = z.object({
  view: z.enum(views).default('html'),
  version: z.enum(versions).default('delivered'),
});

const fact = (name: string, value: Markup | string): Markup =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

const mailbox = ({ name, address, group }: Address): string => {
  if (group) return `${name}: ${group.map(mailbox).join(', ')}`;
  return name === '' ? address : `${name} <${address}>`;
};

/** What the attachments of a message are, each a link to the file. */
const attachmentLinks = (sesId: string, attachments: readonly Attachment[]): Markup =>
  html`<ul class="plain">
    ${attachments.map(({ filename, mimeType, content }, index) => {
      const bytes = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
      const name = `${filename ?? 'unnamed'} (${mimeType}, ${bytes} bytes)`;
      return html`<li><a href="/messages/${sesId}/attachments/${index + 1}">${name}</a></li>`;
    })}
  </ul>`;

function outcome(recorded: RecordedMessage): Markup {
  const { events } = recorded;
  if (events.length === 0) return fate(recorded);
  return html`<ul class="plain">
    ${events.map(({ kind, at, reason }) => html`<li>${eventBadge(kind)} ${instantTag(at)}${reason ? `: ${reason}` : ''}</li>`)}
  </ul>`;
}

const caseLinks = (invoices: readonly InvoiceTold[]): Markup =>
  html`<ul class="plain">
    ${invoices.map(({ id, number }) => html`<li><a href="/cases/${id}">${number}</a></li>`)}
  </ul>`;

const facts = (recorded: RecordedMessage, parsed: Email, invoices: readonly InvoiceTold[]): Markup => {
  const { kept, message } = recorded;
  const { from, replyTo, to, attachments } = parsed;
  return html`<dl class="facts letterhead card">
    ${fact('From', from ? mailbox(from) : kept.source)}
    ${fact('To', (to ?? []).map(mailbox).join(', ') || kept.destinations.join(', '))}
    ${fact('Date', instantTag(kept.at))} ${replyTo ? fact('Reply to', replyTo.map(mailbox).join(', ')) : ''}
    ${fact('What it is', purpose(recorded))}
    ${message || recorded.events.length > 0 ? fact('Outcome', outcome(recorded)) : ''}
    ${message ? fact('Debtor', html`${message.debtorId} (${debtorLink(recorded, 'all messages')})`) : ''}
    ${invoices.length > 0 ? fact(invoices.length === 1 ? 'Case' : 'Cases', caseLinks(invoices)) : ''}
    ${attachments.length > 0 ? fact('Attachments', attachmentLinks(kept.sesId, attachments)) : ''}
  </dl>`;
};

/** One message as a mail program shows it. */
export async function showMessage(context: Context, deps: ConsoleDeps, records: MessageRecords) {
  const query = querySchema.safeParse(context.req.query());
  if (!query.success) return context.text(z.prettifyError(query.error), 400);
  const sesId = context.req.param('sesId') ?? '';
  const kept = deps.ses.message(sesId);
  const parsed = await deps.ses.parsed(sesId);
  if (!kept || !parsed) return showMissing(context, deps);
  const [recorded = { kept, message: undefined, events: [] }] = await records.of([kept]);
  const invoices = recorded.message ? await records.invoicesOf(recorded.message) : [];
  return showPage(context, deps, {
    section: 'Messages',
    title: parsed.subject || 'no subject',
    trail: [{ name: 'Messages', href: '/messages' }],
    body: html`${facts(recorded, parsed, invoices)} ${viewTabs(sesId, query.data.view)}
    ${messageView({ kept, parsed }, query.data)}`,
  });
}
