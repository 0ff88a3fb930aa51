import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ConsoleDeps } from './console-deps.ts';
import { showPage } from './page.ts';

/** There is no such page, case, execution or message. */
export function showMissing(context: Context, deps: ConsoleDeps): Promise<Response> {
  context.status(404);
  return showPage(context, deps, {
    section: 'Overview',
    title: 'Nothing here',
    body: html`<p>
      There is nothing at <code>${context.req.path}</code>. It may never have been, or was in data that is gone.
    </p>`,
  });
}

/** The page could not be made: a defect, shown whole to whoever runs the stack. */
export function showFailure(context: Context, deps: ConsoleDeps, error: Error): Promise<Response> {
  context.status(500);
  return showPage(context, deps, {
    section: 'Overview',
    title: 'This page could not be made',
    body: html`<pre class="data" tabindex="0">${error.stack ?? error.message}</pre>`,
  });
}
