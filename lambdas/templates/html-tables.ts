/**
 * The invoices as a table with headed rows and columns. On a phone the style sheet stacks the cells, each with the
 * label that is hidden elsewhere (where style sheets are dropped, the table scrolls in its place); the roles keep the table a table for screen readers when that happens.
 */
export const invoiceTableTemplate = `
<div style="<%= it.css.scroll %>"><table role="table" class="invoices" style="<%= it.css.table %>">
<caption style="<%= it.css.caption %>"><%= it.table.caption %></caption>
<thead role="rowgroup"><tr role="row">
<th role="columnheader" scope="col" class="muted" style="<%= it.css.columnHead %>;width:30%"><%= it.columns.invoice %></th>
<th role="columnheader" scope="col" class="muted" style="<%= it.css.columnHead %>"><%= it.columns.due %></th>
<th role="columnheader" scope="col" class="muted" style="<%= it.css.columnHeadRight %>"><%= it.columns.amount %></th>
<th role="columnheader" scope="col" class="muted" style="<%= it.css.columnHeadRight %>"><%= it.columns.paid %></th>
<th role="columnheader" scope="col" class="muted" style="<%= it.css.columnHeadRight %>"><%= it.columns.balance %></th>
</tr></thead>
<tbody role="rowgroup">
<% for (const row of it.table.rows) { const hasNote = row.notes.length > 0; %>
<tr role="row"<% if (hasNote) { %> class="noted"<% } %> style="<%= it.css.row %><%= hasNote ? '' : it.css.rowEnd %>">
<th role="rowheader" scope="row" style="<%= it.css.cell %>;text-align:left;font-weight:400"><strong><%= row.number %></strong>
<span class="muted" style="<%= it.css.small %>"><% row.numberDetails.forEach((detail, index) => { if (index > 0) { %><span class="fold" style="<%= it.css.folded %>">,</span><% } %> <br><%= detail %><% }) %></span>
<span class="links" style="<%= it.css.links %>"><% for (const link of [row.document, row.payment]) { if (link) { %><br><a class="link" href="<%= link.url %>" style="<%= it.css.rowLink %>"><%= link.label %></a> <% } } %></span>
</th>
<td role="cell" style="<%= it.css.cell %>"><span class="label muted" style="<%= it.css.stackedLabel %>"><%= it.columns.due %></span>
<span class="value"><%= row.due %><% if (row.status !== '') { %> <br><span class="<%= row.isLate ? 'late' : 'muted' %>" style="<%= row.isLate ? it.css.late : it.css.small %>"><%= row.status %></span><% } %></span></td>
<td role="cell"<% if (!row.isReduced) { %> class="same"<% } %> style="<%= it.css.cellRight %>"><span class="label muted" style="<%= it.css.stackedLabel %>"><%= it.columns.amount %></span>
<span class="value"><%= row.amount %></span></td>
<td role="cell"<% if (!row.isReduced) { %> class="same"<% } %> style="<%= it.css.cellRight %>"><span class="label muted" style="<%= it.css.stackedLabel %>"><%= it.columns.paid %></span>
<span class="value"><%= row.paid %></span><% if (row.credited) { %> <br><span class="label next muted" style="<%= it.css.creditLabel %>"><%= row.credited.label %><% for (const number of row.credited.creditNotes) { %> <br><span style="<%= number.length > 18 ? it.css.unbroken : it.css.oneLine %>"><%= number %></span><% } %></span>
<br><span class="value" style="<%= it.css.creditValue %>"><%= row.credited.value %></span><% } %></td>
<td role="cell" style="<%= it.css.cellStrong %>"><span class="label muted" style="<%= it.css.stackedLabel %>"><%= it.columns.balance %></span>
<span class="value"><%= row.balance %></span></td>
</tr>
<% if (hasNote) { %><tr role="row" style="<%= it.css.row %><%= it.css.rowEnd %>"><td role="cell" colspan="5" style="<%= it.css.noteCell %>"><% row.notes.forEach((note, index) => { %><%~ index > 0 ? ' <br class="kept">' : '' %><%= note %><% }) %></td></tr><% } %>
<% } %>
</tbody>
<% if (it.table.total) { %><tfoot role="rowgroup"><tr role="row">
<th role="rowheader" scope="row" colspan="4" style="<%= it.css.totalLabel %>"><%= it.table.total.label %></th>
<td role="cell" style="<%= it.css.total %>"><%= it.table.total.value %></td>
</tr></tfoot><% } %>
</table></div>`;

/** The parts of an instalment plan: three narrow columns, on a phone too. */
export const scheduleTemplate = `
<table role="table" style="<%= it.css.table %>">
<caption style="<%= it.css.caption %>"><%= it.schedule.caption %></caption>
<thead role="rowgroup"><tr role="row">
<th role="columnheader" scope="col" class="muted" style="<%= it.css.columnHead %>;width:24%"><%= it.schedule.columns.number %></th>
<th role="columnheader" scope="col" class="muted" style="<%= it.css.columnHead %>"><%= it.schedule.columns.due %></th>
<th role="columnheader" scope="col" class="muted" style="<%= it.css.columnHeadRight %>"><%= it.schedule.columns.amount %></th>
</tr></thead>
<tbody role="rowgroup">
<% for (const row of it.schedule.rows) { %><tr role="row" style="<%= it.css.scheduleRow %>">
<th role="rowheader" scope="row" style="<%= it.css.scheduleCell %>"><%= row.number %></th>
<td role="cell" style="<%= it.css.scheduleCell %>"><%= row.due %></td>
<td role="cell" style="<%= it.css.scheduleAmount %>"><%= row.amount %></td>
</tr><% } %>
</tbody>
<tfoot role="rowgroup"><tr role="row">
<th role="rowheader" scope="row" colspan="2" style="<%= it.css.totalLabel %>"><%= it.schedule.total.label %></th>
<td role="cell" style="<%= it.css.total %>"><%= it.schedule.total.value %></td>
</tr></tfoot>
</table>`;

/** A bank account, line by line. */
export const bankTransferTemplate = `
<p class="ink" style="<%= it.css.wayHeading %>"><%= it.transfer.heading %></p>
<table role="table" class="details" style="<%= it.css.detailTable %>">
<% for (const detail of it.transfer.details) { %><tr role="row">
<th role="rowheader" scope="row" class="muted" style="<%= it.css.detailLabel %>"><%= detail.label %></th>
<td role="cell" class="value-ink" style="<%= it.css.detailValue %>"><%~ it.prose(detail.value) %></td>
</tr><% } %>
</table>
<% if (it.transfer.note !== null) { %><p class="ink" style="<%= it.css.boxDetail %>;margin-top:8px"><%= it.transfer.note %></p><% } %>`;

/** What is owed for lateness: a sum a line, the last one theirs together, and what is to be known of them under it. */
export const claimTemplate = `
<table role="table" style="<%= it.css.claimTable %>">
<caption style="<%= it.css.caption %>"><%= it.block.caption %></caption>
<tbody role="rowgroup">
<% it.block.lines.forEach((line, index) => { const isSum = index === it.block.lines.length - 1; %><tr role="row">
<th role="rowheader" scope="row" style="<%= isSum ? it.css.totalLabel : it.css.claimLabel %>"><%= line.label %></th>
<td role="cell" style="<%= isSum ? it.css.total : it.css.scheduleAmount %>"><%= line.value %></td>
</tr><% }) %>
</tbody>
</table>
<% for (const note of it.block.notes) { %><p style="<%= it.css.paragraph %>"><%= note %></p>
<% } %>`;
