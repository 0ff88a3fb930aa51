import { html } from 'hono/html';
import { formatMoney } from '../../../lambdas/domain/money.ts';
import { dataOnDemand } from '../data-on-demand.ts';
import { instantTag } from '../instant.ts';
import type { Markup } from '../markup.ts';
import { table } from '../table.ts';
import type { FullCase } from './case-answers.ts';
import { caseBadge, stageName } from './case-status.ts';

const facts = ({ invoice }: FullCase): Markup => {
  const { debtor, amount, balance, issueDate, dueDate, status, stage, id } = invoice;
  return html`<dl class="facts card">
    <div>
      <dt>Status</dt>
      <dd>${caseBadge(status)}</dd>
    </div>
    <div>
      <dt>Stage reached</dt>
      <dd>${stageName(stage)}</dd>
    </div>
    <div>
      <dt>Balance</dt>
      <dd>${formatMoney(balance, 'en')} of ${formatMoney(amount, 'en')}</dd>
    </div>
    <div>
      <dt>Issued, due</dt>
      <dd>${issueDate}, ${dueDate}</dd>
    </div>
    <div>
      <dt>Debtor</dt>
      <dd>${debtor.name} (<a href="/messages?debtor=${debtor.id}">messages</a>)</dd>
    </div>
    <div>
      <dt>Executions</dt>
      <dd><a href="/executions?search=${id}">of this invoice</a></dd>
    </div>
  </dl>`;
};

const nextAction = ({ next }: FullCase): Markup => {
  const { stage, dunnableFrom, isAllowed, blockers } = next;
  const from = dunnableFrom === null ? '' : html`, from ${instantTag(dunnableFrom)}`;
  return html`<h2>What comes next</h2>
    <p>${stage === null ? 'Nothing.' : html`The ${stageName(stage)}${from}${isAllowed ? ': may leave now.' : '.'}`}</p>
    ${
      blockers.length === 0
        ? ''
        : html`<ul>
            ${blockers.map(({ code, message, until }) => html`<li><code>${code}</code> ${message}${until ? html` Until ${instantTag(until)}.` : ''}</li>`)}
          </ul>`
    }`;
};

/** What an event says besides its kind: the stage, the message that left as a link, and all the rest on demand. */
function details({ data }: FullCase['events'][number]): Markup {
  const { messageId, stage, ...rest } = data;
  return html`${typeof stage === 'string' ? html`${stage} ` : ''}
  ${typeof messageId === 'string' ? html`<a href="/messages/${messageId}">the message</a>` : ''}
  ${Object.keys(rest).length === 0 ? '' : dataOnDemand(rest)}`;
}

/** A case in full: how it stands, what comes next and why not yet, and every event of it. */
export function caseBody(told: FullCase): Markup {
  return html`${facts(told)} ${nextAction(told)}
    <h2>What happened</h2>
    ${table({
      caption: 'Every event of the case, oldest first',
      columns: [
        { name: 'No.', isNumber: true, cell: ({ seq }) => seq },
        { name: 'When', cell: ({ at }) => instantTag(at) },
        { name: 'Event', cell: ({ type }) => type },
        { name: 'By', cell: ({ by }) => by },
        { name: 'Details', cell: details },
      ],
      rows: told.events,
      empty: 'Nothing yet.',
    })}`;
}
