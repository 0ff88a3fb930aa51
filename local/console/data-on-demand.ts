import { html } from 'hono/html';
import type { Markup } from './markup.ts';

/** Data as JSON that a person unfolds; without JavaScript, by mouse or keyboard. */
export function dataOnDemand(data: unknown, name = 'data'): Markup {
  return html`<details class="data">
    <summary>${name}</summary>
    <pre class="data" tabindex="0">${JSON.stringify(data, undefined, 2)}</pre>
  </details>`;
}
