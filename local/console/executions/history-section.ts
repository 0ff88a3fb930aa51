import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { html } from 'hono/html';
import { dataOnDemand } from '../data-on-demand.ts';
import { instantTag } from '../instant.ts';
import type { Markup } from '../markup.ts';
import { table } from '../table.ts';
import { durationWords } from './duration-words.ts';
import { detailsOf } from './event-words.ts';
import type { HistoryPlace } from './history-place.ts';
import type { FullExecution } from './read-execution.ts';

const timeOf = (event: HistoryEvent | undefined): number => event?.timestamp?.getTime() ?? 0;

const numberCell = ({ id }: HistoryEvent): Markup => html`<a id="event-${id}" href="#event-${id}">${id}</a>`;

function previousCell({ previousEventId = 0 }: HistoryEvent, { eventHref }: HistoryPlace): Markup {
  return previousEventId === 0 ? html`none` : html`<a href="${eventHref(previousEventId)}">${previousEventId}</a>`;
}

/** May be broken between its words, nowhere else. */
function typeCell({ type }: HistoryEvent): Markup {
  const [first = '', ...rest] = String(type).split(/(?<=[a-z])(?=[A-Z])/);
  return html`${first}${rest.map((word) => html`<wbr />${word}`)}`;
}

function stateCell(event: HistoryEvent, { log }: FullExecution): Markup {
  const state = log.byEvent.get(event.id ?? 0)?.state;
  const { resource, error, cause } = detailsOf(event);
  return html`${state ?? 'the execution'} ${resource === undefined ? '' : html`<code>${resource}</code>`}
  ${error === undefined ? '' : html`<strong class="error">${error}</strong>`}
  ${cause === undefined ? '' : html`<span class="cause">${cause}</span>`}`;
}

function dataCell(event: HistoryEvent): Markup {
  const { data } = detailsOf(event);
  return html`${data.map(([name, value]) => dataOnDemand(value, name))}`;
}

function pageLinks({ query, pages, pageHref }: HistoryPlace, label: string): Markup {
  const { order, page } = query;
  const other = order === 'oldest' ? 'newest' : 'oldest';
  return html`<nav class="pages" aria-label="${label}">
    <a href="${pageHref({ order: other, page: 1 })}">Show the ${other} first</a>
    ${page > 1 ? html`<a href="${pageHref({ order, page: page - 1 })}">Previous page</a>` : ''}
    ${page < pages ? html`<a href="${pageHref({ order, page: page + 1 })}">Next page</a>` : ''}
  </nav>`;
}

/** The history of an execution, a page of it: every event, with what went in and came out to be unfolded. */
export function historySection(told: FullExecution, place: HistoryPlace): Markup {
  const { events } = told;
  const [first, last] = place.shown;
  const shown = events.slice(Math.min(first, last) - 1, Math.max(first, last));
  const start = timeOf(events[0]);
  const { order, page } = place.query;
  return html`<section class="history" aria-labelledby="history">
    <h2 id="history">History</h2>
    ${pageLinks(place, 'Pages of the history')}
    ${table({
      caption: `Events ${first} to ${last} of ${events.length}, ${order} first; page ${page} of ${place.pages}`,
      columns: [
        { name: 'No.', isNumber: true, cell: numberCell },
        { name: 'Event', cell: typeCell },
        { name: 'State', cell: (event) => stateCell(event, told) },
        { name: 'At', cell: (event) => instantTag(timeOf(event)) },
        { name: 'After', isNumber: true, cell: (event) => durationWords(timeOf(event) - start) },
        { name: 'Previous', isNumber: true, cell: (event) => previousCell(event, place) },
        { name: 'Data', cell: dataCell },
      ],
      rows: order === 'oldest' ? shown : shown.toReversed(),
      empty: 'Nothing yet.',
    })}
    ${place.pages > 1 ? pageLinks(place, 'Pages of the history, again') : ''}
  </section>`;
}
