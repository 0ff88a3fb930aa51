import { Eta } from 'eta/core';
import { pageHead } from './html-page.ts';
import { css, styleSheet } from './html-style.ts';
import { bankTransferTemplate, claimTemplate, invoiceTableTemplate, scheduleTemplate } from './html-tables.ts';
import { marksAsHtml } from './unbroken.ts';
import type { MessageView } from './message-view.ts';

const page = `${pageHead}
<% if (it.view.parties.length > 0) { %>
<table role="table" class="details parties" style="<%= it.css.table %>;margin-bottom:20px">
<% for (const party of it.view.parties) { %><tr role="row">
<th role="rowheader" scope="row" class="muted" style="<%= it.css.detailLabel %>"><%= party.label %></th>
<td role="cell" class="value-ink" style="<%= it.css.detailValue %>"><%= party.value %></td>
</tr><% } %>
</table>
<% } %>
<p style="<%= it.css.paragraph %>"><%= it.view.greeting %></p>
<% for (const paragraph of it.view.opening) { %><p style="<%= it.css.paragraph %>"><%~ it.prose(paragraph) %></p>
<% } %>
<% if (it.view.schedule) { %><%~ include('@schedule', { css: it.css, schedule: it.view.schedule }) %><% } %>
<table role="presentation" class="box" style="<%= it.css.box %>"><tr><td class="box-inside" style="<%= it.css.boxInside %>">
<% it.view.balances.forEach((balance, index) => { %>
<p class="muted" style="<%= it.css.boxLabel %><%= index > 0 ? ';margin-top:14px' : '' %>"><%= balance.label %></p>
<p class="ink" style="<%= it.css.boxAmount %>"><%= balance.amount %></p>
<% for (const detail of balance.details) { %><p class="ink" style="<%= it.css.boxDetail %>"><%= detail %></p>
<% } }) %>
<% if (it.view.primaryAction) { %>
<table role="presentation" class="button-frame" style="<%= it.css.buttonFrame %>"><tr><td class="button-ground" style="<%= it.css.buttonGround %>">
<a class="button" href="<%= it.view.primaryAction.url %>" style="<%= it.css.button %>"><%= it.view.primaryAction.label %></a></td></tr></table>
<p class="muted" style="<%= it.css.address %>"><%= it.view.primaryAction.url %></p>
<% } %>
<% if (it.view.payHint) { %><p class="ink" style="<%= it.css.boxDetail %>;margin-top:14px"><%= it.view.payHint %></p><% } %>
<% for (const transfer of it.view.transfers) { %><%~ include('@bankTransfer', { css: it.css, prose: it.prose, transfer }) %><% } %>
</td></tr></table>
<% for (const paragraph of it.view.request) { %><p style="<%= it.css.paragraph %>"><%= paragraph %></p>
<% } %>
<% for (const table of it.view.tables) { %><%~ include('@invoiceTable', { css: it.css, columns: it.view.columns, table }) %><% } %>
<% for (const block of it.view.claims) { %><%~ include('@claim', { css: it.css, block }) %><% } %>
<% for (const note of it.view.notes) { %><p style="<%= it.css.paragraph %>"><%= note %></p>
<% } %>
<% if (it.view.questions) { %>
<h2 style="<%= it.css.heading %>"><%= it.view.questions.heading %></h2>
<ul style="<%= it.css.list %>">
<% for (const question of it.view.questions.items) { %><li style="<%= it.css.listItem %>"><%= question %></li>
<% } %></ul>
<p style="<%= it.css.paragraph %>"><%= it.view.questions.closing %></p>
<% } %>
<% for (const paragraph of it.view.closing) { %><p style="<%= it.css.paragraph %>"><%= paragraph %></p>
<% } %>
<p style="<%= it.css.paragraph %>;margin-top:24px"><%= it.view.signOff %></p>
<p style="<%= it.css.signature %>"><% it.view.signature.forEach((line, index) => { %><%~ index > 0 ? '<br>' : '' %><%= line %><% }) %></p>
<p class="line" style="<%= it.css.contact %>"><%= it.view.contact.intro %><br><%= it.view.contact.name %>,
<a class="link" href="mailto:<%= encodeURI(it.view.contact.email) %>" style="<%= it.css.link %>"><%= it.view.contact.email %></a><% if (it.view.contact.phone) { %>,
<a class="link" href="tel:<%= it.view.contact.phone.replace(/[^+\\d]/g, '') %>" style="<%= it.css.link %>;white-space:nowrap"><%= it.view.contact.phone %></a><% } %></p>
</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
<p class="muted footer" style="<%= it.css.footer %>"><% it.view.footer.forEach((line, index) => { %><%~ index > 0 ? '<br>' : '' %><%= line %><% }) %></p>
</td></tr></table>
</body>
</html>
`;

// The core build of eta has no file access: templates are compiled from these strings, once per cold start.
const eta = new Eta({ autoEscape: true });
eta.loadTemplate('@page', page);
eta.loadTemplate('@invoiceTable', invoiceTableTemplate);
eta.loadTemplate('@schedule', scheduleTemplate);
eta.loadTemplate('@bankTransfer', bankTransferTemplate);
eta.loadTemplate('@claim', claimTemplate);

const prose = (sentence: string): string => marksAsHtml(eta.config.escapeFunction(sentence));

/** The message as HTML: every value escaped, no image, no script, readable with and without its style sheet. */
export const layOutHtml = (view: MessageView): string =>
  eta.render('@page', { view, css, styleSheet, prose }).replace(/\n{2,}/g, '\n');
