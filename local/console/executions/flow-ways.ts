import type { Graphviz } from '@hpcc-js/wasm-graphviz';
import { toLabel, wrapped } from './drawing-text.ts';
import type { Journey } from './journey.ts';
import type { Flow, FlowEdge } from './machine-flow.ts';
import type { Visit } from './state-visits.ts';

type Graph = ReturnType<Graphviz['createGraph']>;

/** Two states and how one follows the other; a Catch may lead where the state leads anyway. */
function wayKey(from: string, to: string, isCatch: boolean): string {
  return JSON.stringify([from, to, isCatch]);
}

/** The ways that the execution took. */
function takenWays(visits: readonly Visit[]): ReadonlySet<string> {
  return new Set(
    visits.flatMap(({ state, cameFrom }) =>
      cameFrom === undefined ? [] : [wayKey(cameFrom.state, state, cameFrom.outcome === 'caught')],
    ),
  );
}

/** A label is drawn at the right of its line, and would touch it. */
function besideLine(text: string): string {
  return text === '' ? '' : `\u00A0\u00A0${text}`;
}

function drawEdge(graph: Graph, { from, to, kind, label, isBack }: FlowEdge, key: string, isTaken: boolean): void {
  graph.addEdge(from, to, key, {
    class: `way ${kind} ${isTaken ? 'taken' : 'untaken'}`,
    label: toLabel(wrapped(label, 16).map(besideLine)),
    // A way back must not lift what it starts from above where it leads.
    constraint: !isBack,
    ...(kind === 'catch' && { style: 'dashed' }),
  });
}

/** Draws the ways between the states that stand in the drawing already. */
export function drawWays(
  graph: Graph,
  { flow, standings, log }: Journey,
  ends: { readonly start: string; readonly end: string },
): void {
  const taken = takenWays(log.visits);
  const isEntered = (state: string): boolean => (standings.get(state)?.visits.length ?? 0) > 0;
  const drawPlain = (from: string, to: string, isTaken: boolean): void => {
    graph.addEdge(from, to, 'plain', { class: `way ${isTaken ? 'taken' : 'untaken'}` });
  };

  function drawFlowWays({ states, edges }: Flow): void {
    for (const [index, edge] of edges.entries()) {
      drawEdge(graph, edge, String(index), taken.has(wayKey(edge.from, edge.to, edge.kind === 'catch')));
    }
    for (const { name, branches } of states) {
      for (const branch of branches) {
        drawPlain(name, branch.startAt, isEntered(branch.startAt));
        drawFlowWays(branch);
      }
    }
  }

  drawPlain(ends.start, flow.startAt, isEntered(flow.startAt));
  drawFlowWays(flow);
  for (const { name, isLast } of flow.states) {
    if (isLast) drawPlain(name, ends.end, standings.get(name)?.outcome === 'succeeded');
  }
}
