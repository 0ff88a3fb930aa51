import { html } from 'hono/html';
import type { Markup } from './markup.ts';

/** How a state stands: what goes well, what is under way, what waits for a person, what went wrong, what is over. */
export type Tone = 'good' | 'running' | 'waiting' | 'bad' | 'over';

/** A state in a word, coloured by how it stands; the word alone says it all. */
export function badge(word: string, tone: Tone): Markup {
  return html`<span class="badge ${tone}">${word}</span>`;
}
