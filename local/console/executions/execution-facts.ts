import { html } from 'hono/html';
import * as z from 'zod';
import { dataOnDemand } from '../data-on-demand.ts';
import { instantTag } from '../instant.ts';
import type { Markup } from '../markup.ts';
import { durationWords } from './duration-words.ts';
import { statusBadge } from './execution-status.ts';
import type { FullExecution } from './read-execution.ts';
import { untilWords } from './state-standing.ts';

/** What the machines of Relance are started about; another input is about nothing that has a page. */
const subjectSchema = z.object({ invoiceId: z.string().optional(), debtorId: z.string().optional() }).catch({});

function subjectLinks(input: unknown): Markup {
  const { invoiceId, debtorId } = subjectSchema.parse(input);
  const links = [
    invoiceId === undefined ? undefined : html`<a href="/cases/${invoiceId}">the case</a>`,
    debtorId === undefined
      ? undefined
      : html`<a href="/messages?${new URLSearchParams({ debtor: debtorId }).toString()}">messages to ${debtorId}</a>`,
  ].filter((link) => link !== undefined);
  return html`${links.map((link, index) => html`${index > 0 ? ', ' : ''}${link}`)}`;
}

const fact = (name: string, value: Markup | string): Markup =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

/** The states in progress, the innermost: a Parallel is in progress whenever a state of its branches is. */
function nowIn({ standings }: FullExecution): Markup {
  const open = [...standings.values()].filter(
    ({ outcome, state }) => outcome === 'running' && state.branches.length === 0,
  );
  const said = open.map((standing) => [standing.state.name, untilWords(standing)].filter(Boolean).join(': '));
  return html`${said.map((line) => html`<div>${line}</div>`)}`;
}

/** What is to be known of an execution at first sight, with the way to what it is about. */
export function executionFacts(told: FullExecution, now: number): Markup {
  const {
    status = 'RUNNING',
    startDate = new Date(now),
    stopDate,
    input = '{}',
    output,
    error,
    cause,
  } = told.execution;
  const given: unknown = JSON.parse(input);
  return html`<dl class="facts card">
    ${fact('Status', statusBadge(status))} ${status === 'RUNNING' ? fact('Now in', nowIn(told)) : ''}
    ${fact('About', subjectLinks(given))} ${fact('Started', instantTag(startDate))}
    ${fact('Stopped', stopDate === undefined ? 'not yet' : instantTag(stopDate))}
    ${fact('Duration', durationWords((stopDate?.getTime() ?? now) - startDate.getTime()))}
    ${error === undefined ? '' : fact('Error', html`<strong class="error">${error}</strong>`)}
    ${cause === undefined ? '' : fact('Cause', cause)} ${fact('Given', dataOnDemand(given, 'input'))}
    ${output === undefined ? '' : fact('Came out', dataOnDemand(JSON.parse(output), 'output'))}
  </dl>`;
}
