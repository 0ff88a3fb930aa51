import { Eta } from 'eta/core';
import type { MessageView } from './message-view.ts';

/** French sets a space before its colon, one that never breaks. */
const colons = { fr: '\u00A0: ', en: ': ' } as const;

const page = `<%= it.view.creditorName %>
<%= it.view.dateLine %>

<%= it.view.title %>
<%= '='.repeat(it.view.title.length) %>
<% for (const party of it.view.parties) { -%>
<%= party.label + it.colon + party.value %>
<% } -%>

<%= it.view.greeting %>
<% for (const paragraph of it.view.opening) { -%>

<%= paragraph %>
<% } -%>
<% if (it.view.schedule) { -%>

<%= it.view.schedule.caption %>
<%= '-'.repeat(it.view.schedule.caption.length) %>
<% for (const row of it.view.schedule.rows) { -%>
<%= it.view.schedule.columns.number + ' ' + row.number + it.colon + row.amount + ', ' + row.due %>
<% } -%>
<%= it.view.schedule.total.label + it.colon + it.view.schedule.total.value %>
<% } -%>
<% for (const balance of it.view.balances) { -%>

  <%= balance.label + it.colon + balance.amount %>
<% for (const detail of balance.details) { -%>
  <%= detail %>
<% } } -%>
<% if (it.view.primaryAction) { -%>

  <%= (it.view.primaryAction.label + it.colon).trimEnd() %>
  <%= it.view.primaryAction.url %>
<% } -%>
<% if (it.view.payHint) { -%>

  <%= it.view.payHint %>
<% } -%>
<% for (const transfer of it.view.transfers) { -%>

  <%= (transfer.heading + it.colon).trimEnd() %>
<% for (const detail of transfer.details) { -%>
  <%= detail.label + it.colon + detail.value %>
<% } if (transfer.note !== null) { -%>
  <%= transfer.note %>
<% } } -%>
<% for (const paragraph of it.view.request) { -%>

<%= paragraph %>
<% } -%>
<% for (const table of it.view.tables) { -%>


<%= table.caption %>
<%= '-'.repeat(table.caption.length) %>
<% for (const row of table.rows) { -%>
<%= it.view.columns.invoice + ' ' + [row.number, ...row.numberDetails].join(', ') %>
  <%= it.view.columns.due + it.colon + [row.due, row.status].filter(Boolean).join(', ') %>
  <%= it.view.columns.amount + it.colon + row.amount %>
  <%= it.view.columns.paid + it.colon + row.paid %>
<% if (row.credited !== null) { -%>
  <%= [row.credited.label, row.credited.creditNotes.join(', ')].join(' ').trim() + it.colon + row.credited.value %>
<% } -%>
  <%= it.view.columns.balance + it.colon + row.balance %>
<% for (const note of row.notes) { -%>
  <%= note %>
<% } if (row.document !== null) { -%>
  <%= row.document.label + it.colon + row.document.url %>
<% } if (row.payment !== null) { -%>
  <%= row.payment.label + it.colon + row.payment.url %>
<% } -%>

<% } -%>
<% if (table.total !== null) { -%>
<%= table.total.label + it.colon + table.total.value %>
<% } } -%>
<% for (const block of it.view.claims) { -%>


<%= block.caption %>
<%= '-'.repeat(block.caption.length) %>
<% for (const line of block.lines) { -%>
<%= line.label + it.colon + line.value %>
<% } for (const note of block.notes) { -%>
<%= note %>
<% } } -%>
<% for (const note of it.view.notes) { -%>

<%= note %>
<% } -%>
<% if (it.view.questions) { -%>


<%= it.view.questions.heading %>
<% for (const question of it.view.questions.items) { -%>
- <%= question %>
<% } -%>
<%= it.view.questions.closing %>
<% } -%>
<% for (const paragraph of it.view.closing) { -%>

<%= paragraph %>
<% } -%>

<%= it.view.signOff %>
<%= it.view.signature.join('\\n') %>

<%= it.view.contact.intro %>
<%= [it.view.contact.name, it.view.contact.email, it.view.contact.phone].filter(Boolean).join(', ') %>

-- 
<%= it.view.footer.join('\\n') %>
`;

// Values were stripped of control characters before, so nothing needs escaping in plain text.
const eta = new Eta({ autoEscape: false, autoTrim: false });
eta.loadTemplate('@page', page);

/** The message as plain text, with every fact of the HTML version. */
export const layOutText = (view: MessageView): string =>
  eta.render('@page', { view, colon: colons[view.locale] }).replace(/\n{3,}/g, '\n\n');
