import type { Context } from 'hono';
import { html } from 'hono/html';
import { decodeWords } from 'postal-mime';
import * as z from 'zod';
import { debtorQuerySchema } from '../../../lambdas/api/queries.ts';
import { headerValue, readMimeHead } from '../../ses/mime-head.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { showMissing } from '../failure-page.ts';
import { instantTag } from '../instant.ts';
import type { Markup } from '../markup.ts';
import { showPage } from '../page.ts';
import { table } from '../table.ts';
import type { MessageRecords, RecordedMessage } from './message-records.ts';
import { debtorQuery, type MessageSearch, searchFor, searchForm } from './message-search.ts';
import { fate, purpose } from './message-words.ts';

const pageRows = 25;

const querySchema = z.object({
  debtor: z.string().trim().default(''),
  creditor: debtorQuerySchema.shape.creditor,
  /** The last message of the page before. */
  cursor: z.string().optional(),
});

function subjectOf({ kept }: RecordedMessage): string {
  return decodeWords(headerValue(readMimeHead(kept.delivered), 'subject') ?? '') || 'no subject';
}

/** The debtor, as the way to his messages alone. */
export function debtorLink({ message }: RecordedMessage, name = message?.debtorId): Markup {
  if (!message) return html``;
  const { debtorId: debtor, creditor } = message;
  return html`<a href="/messages?${debtorQuery({ debtor, creditor })}">${name}</a>`;
}

/** The addresses as one text each, that breaks after its @ where a line is too short. */
const addresses = ({ kept }: RecordedMessage): Markup =>
  html`<span class="addresses"
    >${kept.destinations.map((address) => {
      const at = address.lastIndexOf('@') + 1;
      return html`<span>${address.slice(0, at)}<wbr />${address.slice(at)}</span> `;
    })}</span
  >`;

const messageTable = (messages: readonly RecordedMessage[], { caption, empty }: MessageSearch): Markup =>
  table({
    caption,
    columns: [
      { name: 'Left', cell: ({ kept }) => instantTag(kept.at) },
      { name: 'Subject', cell: (row) => html`<a href="/messages/${row.kept.sesId}">${subjectOf(row)}</a>` },
      { name: 'What it is', cell: purpose },
      { name: 'Debtor', cell: (row) => debtorLink(row) },
      { name: 'To', cell: addresses },
      { name: 'Outcome', cell: fate },
    ],
    rows: messages,
    empty,
  });

/** The messages that left, newest first, a page at a time: all, or those of a debtor or to an address. */
export async function showMessageList(context: Context, deps: ConsoleDeps, records: MessageRecords) {
  const query = querySchema.safeParse(context.req.query());
  if (!query.success) return context.text(z.prettifyError(query.error), 400);
  const { cursor } = query.data;
  if (cursor !== undefined && !deps.ses.message(cursor)) return showMissing(context, deps);
  const search = await searchFor(deps, query.data);
  const { destinations, isMeant } = search;
  const found = deps.ses.latest({ destinations, before: cursor, limit: pageRows + 1 });
  const page = found.slice(0, pageRows);
  const messages = (await records.of(page)).filter(isMeant);
  const last = found.length > pageRows ? page.at(-1) : undefined;
  return showPage(context, deps, {
    section: 'Messages',
    title: 'Messages',
    body: html`${searchForm(query.data)} ${messageTable(messages, search)}
    ${pageLinks(
      cursor === undefined ? undefined : debtorQuery(query.data),
      last && debtorQuery(query.data, { cursor: last.sesId }),
    )}`,
  });
}

function pageLinks(first: string | undefined, next: string | undefined): Markup {
  if (first === undefined && next === undefined) return html``;
  return html`<nav class="pages" aria-label="Pages">
    ${first === undefined ? '' : html`<a href="/messages?${first}">Newest messages</a>`}
    ${next === undefined ? '' : html`<a href="/messages?${next}">Older messages</a>`}
  </nav>`;
}
