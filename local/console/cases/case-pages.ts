import { Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod';
import { caseStatuses } from '../../../lambdas/domain/case/case.ts';
import { formatMoney } from '../../../lambdas/domain/money.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { showPage } from '../page.ts';
import { table } from '../table.ts';
import { readCase, readInvoices, type ToldInvoice } from './case-answers.ts';
import { caseBody } from './case-body.ts';
import { caseBadge, stageName } from './case-status.ts';

const querySchema = z.object({
  // The form sends an empty text for "any".
  status: z.union([z.enum(caseStatuses), z.literal('').transform(() => undefined)]).optional(),
  cursor: z.string().optional(),
});

const statusFilter = (chosen: string | undefined) =>
  html`<form class="filter">
    <label
      >Status
      <select name="status">
        <option value="">any</option>
        ${caseStatuses.map((status) => html`<option ${status === chosen ? html`selected` : ''}>${status}</option>`)}
      </select>
    </label>
    <button>Show</button>
  </form>`;

const invoiceTable = (invoices: readonly ToldInvoice[]) =>
  table({
    caption: 'By due date',
    columns: [
      { name: 'Invoice', cell: ({ id, number }) => html`<a href="/cases/${id}">${number}</a>` },
      { name: 'Debtor', cell: ({ debtor }) => html`<a href="/messages?debtor=${debtor.id}">${debtor.id}</a>` },
      { name: 'Due', cell: ({ dueDate }) => dueDate },
      { name: 'Stage reached', cell: ({ stage }) => stageName(stage) },
      { name: 'Status', cell: ({ status }) => caseBadge(status) },
      { name: 'Amount', isNumber: true, cell: ({ amount }) => formatMoney(amount, 'en') },
      { name: 'Balance', isNumber: true, cell: ({ balance }) => formatMoney(balance, 'en') },
    ],
    rows: invoices,
    empty: 'No case.',
  });

/** The cases: a list by status, and each with its story. */
export function casePages(deps: ConsoleDeps): Hono {
  const pages = new Hono();
  pages.get('/', async (context) => {
    const query = querySchema.safeParse(context.req.query());
    if (!query.success) return context.text(z.prettifyError(query.error), 400);
    const { invoices, cursor } = await readInvoices(await deps.api(), query.data);
    const more = new URLSearchParams({ status: query.data.status ?? '', cursor: cursor ?? '' });
    return showPage(context, deps, {
      section: 'Cases',
      title: 'Cases',
      body: html`${statusFilter(query.data.status)} ${invoiceTable(invoices)}
      ${cursor === undefined ? '' : html`<nav class="pages" aria-label="Pages"><a href="/cases?${more.toString()}">Next page</a></nav>`}`,
    });
  });
  pages.get('/:id', async (context) => {
    const told = await readCase(await deps.api(), context.req.param('id'));
    return showPage(context, deps, {
      section: 'Cases',
      title: `Invoice ${told.invoice.number}`,
      trail: [{ name: 'Cases', href: '/cases' }],
      body: caseBody(told),
    });
  });
  return pages;
}
