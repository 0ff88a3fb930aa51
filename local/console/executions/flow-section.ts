import { html } from 'hono/html';
import { badge } from '../badge.ts';
import { instantTag } from '../instant.ts';
import type { Markup } from '../markup.ts';
import { table } from '../table.ts';
import { drawJourney } from './flow-drawing.ts';
import type { Journey } from './journey.ts';
import { outcomeWords, type Standing } from './state-standing.ts';

const outcomeBadge = (outcome: Standing['outcome']): Markup => {
  const { word, sign, tone } = outcomeWords[outcome];
  return badge(sign === '' ? word : `${sign} ${word}`, tone);
};

const legend = html`<ul class="legend" aria-label="Legend">
  ${(Object.keys(outcomeWords) as Standing['outcome'][]).map((outcome) => html`<li>${outcomeBadge(outcome)}</li>`)}
  <li><span class="sample taken" aria-hidden="true"></span> way taken</li>
  <li><span class="sample catch" aria-hidden="true"></span> way after an error</li>
</ul>`;

function stateTable(entered: readonly Standing[], { eventHref }: Journey): Markup {
  return table({
    caption: 'The states that were entered, in the order of their first time',
    columns: [
      {
        name: 'State',
        cell: ({ state, visits }) => html`<a href="${eventHref(visits[0]?.enteredEventId ?? 1)}">${state.name}</a>`,
      },
      { name: 'Kind', cell: ({ state }) => state.definition.Type },
      { name: 'Stands', cell: ({ outcome }) => outcomeBadge(outcome) },
      {
        name: 'Entered',
        isNumber: true,
        cell: ({ visits }) => `${visits.length} ${visits.length === 1 ? 'time' : 'times'}`,
      },
      { name: 'First entered', cell: ({ visits }) => instantTag(visits[0]?.enteredAt ?? 0) },
      { name: 'Waits until', cell: ({ until }) => (until === undefined ? '' : instantTag(until)) },
    ],
    rows: entered,
    empty: 'No state was entered yet.',
  });
}

/** The machine as a drawing with the states of the execution marked, and the same in words below. */
export async function flowSection(journey: Journey): Promise<Markup> {
  const standings = [...journey.standings.values()];
  const enteredAt = ({ visits }: Standing): number => visits[0]?.enteredEventId ?? 0;
  const entered = standings.filter(({ visits }) => visits.length > 0).toSorted((a, b) => enteredAt(a) - enteredAt(b));
  const others = standings.filter(({ visits }) => visits.length === 0).map(({ state }) => state.name);
  return html`<h2 id="graph">Graph</h2>
    ${legend}
    <div class="flow-view card" role="region" tabindex="0" aria-label="Graph, may be wider than the window">
      ${await drawJourney(journey, 'Graph of the machine; the table of states says the same in words')}
    </div>
    <h2 id="states">States</h2>
    ${stateTable(entered, journey)}
    ${others.length === 0 ? '' : html`<p class="quiet">Not entered: ${others.join(', ')}.</p>`}`;
}
