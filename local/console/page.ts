import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ConsoleDeps } from './console-deps.ts';
import type { Markup } from './markup.ts';
import { timeBar } from './time-bar.ts';

/** The parts of the navigation, in the order they are shown. */
const sections = [
  { name: 'Overview', href: '/' },
  { name: 'Cases', href: '/cases' },
  { name: 'Executions', href: '/executions' },
  { name: 'Messages', href: '/messages' },
] as const;

export type Page = {
  readonly section: (typeof sections)[number]['name'];
  /** The heading, and what the browser shows as the name of the page. */
  readonly title: string;
  /** Where the page hangs, from the outside in, the page itself not among them. */
  readonly trail?: readonly { readonly name: string; readonly href: string }[];
  readonly body: Markup;
};

const navigation = (current: Page['section']): Markup =>
  html`<nav aria-label="Main">
    <ul>
      ${sections.map(
        ({ name, href }) =>
          html`<li><a href="${href}" ${name === current ? html`aria-current="page"` : ''}>${name}</a></li>`,
      )}
    </ul>
  </nav>`;

const trailOf = ({ trail = [] }: Page): Markup =>
  trail.length === 0
    ? html``
    : html`<nav class="trail" aria-label="Breadcrumb">
        <ol>
          ${trail.map(({ name, href }) => html`<li><a href="${href}">${name}</a></li>`)}
        </ol>
      </nav>`;

/** Answers a whole page: navigation, the time, and what the page is about. */
export async function showPage(context: Context, { time }: ConsoleDeps, page: Page): Promise<Response> {
  const bar = timeBar({ kind: time.kind, now: time.now(), nextDueAt: time.nextDueAt(), backTo: pathOf(context) });
  return context.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${page.title} · Relance</title>
          <link rel="stylesheet" href="/style.css" />
          <link rel="icon" href="data:," />
        </head>
        <body>
          <a class="skip" href="#main">Skip to the content</a>
          <header>
            <a class="brand" href="/">Relance</a>
            ${navigation(page.section)} ${bar}
          </header>
          <main id="main" tabindex="-1">
            ${trailOf(page)}
            <h1>${page.title}</h1>
            ${page.body}
          </main>
        </body>
      </html>`,
  );
}

/** The page asked for, to come back to it. */
function pathOf({ req }: Context): string {
  const { pathname, search } = new URL(req.url);
  return pathname + search;
}
