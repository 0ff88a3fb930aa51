import { html } from 'hono/html';
import { instantTag } from './instant.ts';
import type { Markup } from './markup.ts';

type TimeBar = {
  readonly kind: 'virtual' | 'wall';
  readonly now: number;
  readonly nextDueAt: number | undefined;
  /** The page to come back to when time has moved. */
  readonly backTo: string;
};

/** The steps by which a person moves virtual time: the values that the form posts. */
export const timeSteps = ['day', 'week', 'nextDue'] as const;
export type TimeStep = (typeof timeSteps)[number];

const stepButton = (step: TimeStep, label: string, isOff = false): Markup =>
  html`<button name="step" value="${step}" ${isOff ? html`disabled` : ''}>${label}</button>`;

/** What time it is in the stack; in virtual time with buttons that move it. */
export function timeBar({ kind, now, nextDueAt, backTo }: TimeBar): Markup {
  const due =
    nextDueAt === undefined
      ? html`<span class="next">nothing is due</span>`
      : html`<span class="next">next due ${instantTag(nextDueAt)}</span>`;
  const clock = html`<p class="clock" role="status">
    <span class="now">${kind === 'virtual' ? 'Virtual time' : 'Real time'} <strong>${instantTag(now)}</strong></span>
    ${due}
  </p>`;
  if (kind === 'wall') return html`<section class="time" aria-label="Time">${clock}</section>`;
  return html`<section class="time" aria-label="Time">
    ${clock}
    <form method="post" action="/time">
      <input type="hidden" name="backTo" value="${backTo}" />
      ${stepButton('day', '+ 1 day')} ${stepButton('week', '+ 1 week')}
      ${stepButton('nextDue', 'To the next due', nextDueAt === undefined)}
    </form>
  </section>`;
}
