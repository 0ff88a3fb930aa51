import { html } from 'hono/html';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import type { Markup } from './markup.ts';

const { timeZone } = defaultPolicy.sendWindow;

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant as people of the creditor read it: `Thu, 3 Jul 2026, 09:12`. Takes milliseconds since 1970, or ISO text. */
export function instant(at: number | string | Date): string {
  return format.format(new Date(at));
}

/** An instant for people and machines. */
export function instantTag(at: number | string | Date): Markup {
  const date = new Date(at);
  return html`<time datetime="${date.toISOString()}" title="${date.toISOString()}">${format.format(date)}</time>`;
}
