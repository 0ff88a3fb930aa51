import { Eta } from 'eta/core';
import type { DigestView } from './digest-view.ts';
import { pageHead } from './html-page.ts';
import { css, styleSheet } from './html-style.ts';

/** What digests have beside the looks of all mails. */
const own = {
  entry: `width:100%;border-collapse:collapse;margin:0 0 4px;border-top:1px solid #d9e0e7`,
  entryInside: 'padding:14px 0 12px',
  entryHeading: 'margin:0 0 2px;font-size:16px;line-height:23px;font-weight:700',
  line: 'margin:0;font-size:14px;line-height:21px',
  items: 'margin:6px 0 0;padding:0 0 0 20px',
  item: 'margin:0;font-size:14px;line-height:22px',
  hold: 'margin:6px 0 0;font-size:14px;line-height:21px',
  request:
    "margin:6px 0 0;padding:8px 10px;background:#f3f6f9;border-radius:4px;font-family:ui-monospace,Menlo,Consolas,'Courier New',monospace;font-size:12px;line-height:18px;overflow-wrap:anywhere",
  caption: 'text-align:left;padding:6px 0 4px;font-size:15px;line-height:22px;font-weight:600',
  figure: 'padding:9px 0 9px 20px;text-align:right;white-space:nowrap;font-size:15px;line-height:21px',
  total: 'padding:11px 0 11px 20px;text-align:right;white-space:nowrap;font-size:15px;line-height:21px;font-weight:700',
  what: 'padding:9px 8px 9px 0;text-align:left;font-weight:400;font-size:15px;line-height:21px',
};

const ownSheet = `
@media (prefers-color-scheme: dark) {
  .card .entry, .figures tr { border-color: #37424d !important; }
  .card .request { background: #252d36 !important; color: #e6ebf0 !important; }
}
@media (max-width: 560px) {
  .figures th, .figures td { font-size: 14px !important; padding-left: 16px !important; }
  .figures th:first-child { padding-left: 0 !important; }
}`;

const table = `
<table role="table" class="figures" style="<%= it.css.table %>">
<caption style="<%= it.own.caption %>"><%= it.table.caption %></caption>
<thead role="rowgroup"><tr role="row">
<% it.table.columns.forEach((column, index) => { %><th role="columnheader" scope="col" class="muted" style="<%= index === 0 ? it.css.columnHead : it.css.columnHeadRight + (index === 1 ? ';width:18%' : ';width:30%') %>"><%= column %></th>
<% }) %></tr></thead>
<tbody role="rowgroup">
<% for (const row of it.table.rows) { %><tr role="row" style="<%= it.css.row %><%= it.css.rowEnd %>">
<% row.forEach((cell, index) => { if (index === 0) { %><th role="rowheader" scope="row" style="<%= it.own.what %>"><%= cell %></th>
<% } else { %><td role="cell" style="<%= it.own.figure %>"><%= cell %></td>
<% } }) %></tr>
<% } %></tbody>
<% if (it.table.total) { %><tfoot role="rowgroup"><tr role="row">
<% it.table.total.forEach((cell, index) => { if (index === 0) { %><th role="rowheader" scope="row" style="<%= it.css.totalLabel %>"><%= cell %></th>
<% } else { %><td role="cell" style="<%= it.own.total %>"><%= cell %></td>
<% } }) %></tr></tfoot><% } %>
</table>`;

const page = `${pageHead}
<% for (const paragraph of it.view.opening) { %><p style="<%= it.css.paragraph %>"><%= paragraph %></p>
<% } %>
<% for (const section of it.view.sections) { %><h2 style="<%= it.css.heading %>"><%= section.heading %></h2>
<% for (const paragraph of section.paragraphs) { %><p style="<%= it.css.paragraph %>"><%= paragraph %></p>
<% } %>
<% for (const table of section.tables) { %><%~ include('@table', { css: it.css, own: it.own, table }) %><% } %>
<% for (const entry of section.entries) { %><table role="presentation" class="entry" style="<%= it.own.entry %>"><tr><td style="<%= it.own.entryInside %>">
<h3 class="ink" style="<%= it.own.entryHeading %>"><%= entry.heading %></h3>
<% for (const line of entry.lines) { %><p class="muted" style="<%= it.own.line %>"><%= line %></p>
<% } %>
<% if (entry.items.length > 0) { %><ul style="<%= it.own.items %>">
<% for (const item of entry.items) { %><li style="<%= it.own.item %>"><%= item %></li>
<% } %></ul><% } %>
<% if (entry.link) { %><p style="<%= it.own.hold %>"><a class="link" href="<%= entry.link.url %>" style="<%= it.css.link %>"><%= entry.link.label %></a></p><% } %>
<% if (entry.request) { %><p class="request" style="<%= it.own.request %>"><% entry.request.forEach((part, index) => { %><%~ index > 0 ? ' <br>' : '' %><%= part %><% }) %></p><% } %>
</td></tr></table>
<% } %>
<% } %>
</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
<p class="muted footer" style="<%= it.css.footer %>"><% it.view.footer.forEach((line, index) => { %><%~ index > 0 ? '<br>' : '' %><%= line %><% }) %></p>
</td></tr></table>
</body>
</html>
`;

const eta = new Eta({ autoEscape: true });
eta.loadTemplate('@page', page);
eta.loadTemplate('@table', table);

/** The digest as HTML, in the looks of all mails of the house: every value escaped, no image, no script. */
export const layOutDigestHtml = (view: DigestView): string =>
  eta.render('@page', { view, css, own, styleSheet: styleSheet + ownSheet }).replace(/\n{2,}/g, '\n');
