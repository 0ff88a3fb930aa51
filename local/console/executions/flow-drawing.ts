import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { html, raw } from 'hono/html';
import type { Markup } from '../markup.ts';
import { outcomeLabel, toLabel, wrapped } from './drawing-text.ts';
import { drawWays } from './flow-ways.ts';
import type { Journey } from './journey.ts';
import type { Flow, FlowState } from './machine-flow.ts';

type Graph = ReturnType<Graphviz['createGraph']>;
type Cluster = ReturnType<Graph['addSubgraph']>;
type Drawing = { readonly journey: Journey; readonly nextId: () => string };

const start = 'Start';
const end = 'End';

// A page without a drawing does not pay for the library; all drawings share it.
let loading: ReturnType<typeof Graphviz.load> | undefined;

function drawState(into: Graph | Cluster, { name, definition }: FlowState, { journey, nextId }: Drawing): void {
  const standing = journey.standings.get(name);
  const outcome = standing?.outcome ?? 'notEntered';
  const first = standing?.visits[0];
  const label = standing === undefined ? [] : outcomeLabel(standing);
  into.addNode(name, {
    id: nextId(),
    label: toLabel([...wrapped(name, 26), ...label]),
    class: `state ${outcome} ${definition.Type.toLowerCase()}`,
    ...(first && { URL: journey.eventHref(first.enteredEventId), tooltip: toLabel([`${name}: ${label.join(', ')}`]) }),
  });
}

function drawFlow(into: Graph | Cluster, flow: Flow, drawing: Drawing): void {
  for (const state of flow.states) {
    if (state.branches.length === 0) drawState(into, state, drawing);
    else drawParallel(into, state, drawing);
  }
}

/** A Parallel is a frame: its own box at the top, and a frame for each branch. */
function drawParallel(into: Graph | Cluster, parallel: FlowState, drawing: Drawing): void {
  const { nextId } = drawing;
  using frame = into.addSubgraph(nextId(), { class: 'parallel', label: '', style: 'rounded' });
  drawState(frame, parallel, drawing);
  for (const branch of parallel.branches) {
    using inner = frame.addSubgraph(nextId(), { class: 'branch', label: '', style: 'dashed,rounded' });
    drawFlow(inner, branch, drawing);
  }
}

function layOut(graphviz: Graphviz, journey: Journey): string {
  let count = 0;
  const nextId = (): string => `flow-${(count += 1)}`;
  using graph = graphviz.createGraph({
    id: 'flow',
    type: 'directed',
    attrs: { bgcolor: 'transparent', nodesep: 0.25, ranksep: 0.35 },
  });
  graph.setDefaultNodeAttr('shape', 'box').setDefaultNodeAttr('style', 'rounded').setDefaultNodeAttr('fontsize', 12);
  graph.setDefaultEdgeAttr('fontsize', 10).setDefaultEdgeAttr('arrowsize', 0.7);
  graph.addNode(start, { id: nextId(), shape: 'ellipse', class: 'end' });
  drawFlow(graph, journey.flow, { journey, nextId });
  graph.addNode(end, { id: nextId(), shape: 'ellipse', class: 'end' });
  drawWays(graph, journey, { start, end });
  return graph.layout('svg', 'dot');
}

/**
 * Draws a machine with its states as they stand in one execution, as an element of the page: coloured by the page's
 * stylesheet, each state that was entered a link to where the history tells of it.
 */
export async function drawJourney(journey: Journey, name: string): Promise<Markup> {
  loading ??= Graphviz.load();
  const svg = layOut(await loading, journey);
  const [, width, height, viewBox] = /<svg width="(\d+)pt" height="(\d+)pt"\s+viewBox="([^"]+)"/.exec(svg) ?? [];
  // What stands before the drawing is for a file of its own; the links are written as older browsers know them.
  const drawing = svg
    .slice(svg.indexOf('<g '), svg.lastIndexOf('</svg>'))
    .replaceAll(/<a xlink:href="([^"]*)" xlink:title="([^"]*)">/g, '<a href="$1" aria-label="$2">');
  return html`<svg
    class="flow"
    viewBox="${viewBox}"
    width="${width}"
    height="${height}"
    role="group"
    aria-label="${name}"
  >
    ${raw(drawing)}
  </svg>`;
}
