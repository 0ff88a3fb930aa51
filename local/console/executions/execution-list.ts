import type { ExecutionListItem, ExecutionStatus } from '@aws-sdk/client-sfn';
import { html } from 'hono/html';
import * as z from 'zod';
import type { StepFunctions } from '../../step-functions/api.ts';
import { instantTag } from '../instant.ts';
import type { Markup } from '../markup.ts';
import { table } from '../table.ts';
import { durationWords } from './duration-words.ts';
import { executionHref, machineNameOf, machines } from './execution-arn.ts';
import { shownStatuses, statusBadge, statusWord } from './execution-status.ts';

/** How many rows a page shows. */
const pageRows = 25;

/** The form sends an empty text for "any". */
const any = z.literal('').transform(() => undefined);

export const listQuerySchema = z.object({
  machine: z.union([z.enum(machines.map(({ name }) => name)), any]).optional(),
  status: z.union([z.enum(shownStatuses), any]).optional(),
  search: z.string().trim().default(''),
  token: z.string().optional(),
});
type ListQuery = z.infer<typeof listQuerySchema>;

/** A page of the executions that a person asks for, newest first, and how many there are in each status. */
export async function readExecutions(stepFunctions: StepFunctions, { machine, status, search, token }: ListQuery) {
  const [found, ...counts] = await Promise.all([
    stepFunctions.findExecutions({
      nameContains: search,
      stateMachineArn: machines.find(({ name }) => name === machine)?.arn,
      statusFilter: status,
      maxResults: pageRows,
      nextToken: token,
    }),
    ...machines.map(async ({ name, arn }) => ({ name, counts: await stepFunctions.countExecutions(arn) })),
  ]);
  return { ...found, counts };
}
type FoundPage = Awaited<ReturnType<typeof readExecutions>>;

const option = (value: string, text: string, chosen: string | undefined): Markup =>
  html`<option value="${value}" ${value === (chosen ?? '') ? html`selected` : ''}>${text}</option>`;

function filterForm({ machine, status, search }: ListQuery, { counts }: FoundPage): Markup {
  const totalOf = (wanted: (machine: string, status: ExecutionStatus) => boolean): number =>
    counts
      .flatMap(({ name, counts: byStatus }) => shownStatuses.map((each) => (wanted(name, each) ? byStatus[each] : 0)))
      .reduce((sum, count) => sum + count, 0);
  const ofMachine = (name: string): boolean => machine === undefined || name === machine;
  return html`<form class="filter" role="search" aria-label="Executions">
    <label
      >Invoice number, or any part of the name
      <input type="search" name="search" value="${search}" autocomplete="off" spellcheck="false" />
    </label>
    <label
      >Machine
      <select name="machine">
        ${option('', `any (${totalOf(() => true)})`, machine)}
        ${machines.map(({ name }) => option(name, `${name} (${totalOf((each) => each === name)})`, machine))}
      </select>
    </label>
    <label
      >Status
      <select name="status">
        ${option('', `any (${totalOf(ofMachine)})`, status)}
        ${shownStatuses.map((each) =>
          option(
            each,
            `${statusWord(each)} (${totalOf((name, stands) => ofMachine(name) && stands === each)})`,
            status,
          ),
        )}
      </select>
    </label>
    <button>Show</button>
  </form>`;
}

const executionTable = (executions: readonly ExecutionListItem[], now: number): Markup =>
  table({
    caption: 'Newest first; the search looks at the whole name',
    columns: [
      {
        name: 'Execution',
        cell: ({ name = '', stateMachineArn }) =>
          html`<a class="name" href="${executionHref(machineNameOf(stateMachineArn), name)}">${name}</a>`,
      },
      { name: 'Machine', cell: ({ stateMachineArn }) => machineNameOf(stateMachineArn) },
      { name: 'Status', cell: ({ status }) => (status === undefined ? '' : statusBadge(status)) },
      { name: 'Started', cell: ({ startDate }) => (startDate === undefined ? '' : instantTag(startDate)) },
      { name: 'Stopped', cell: ({ stopDate }) => (stopDate === undefined ? 'not yet' : instantTag(stopDate)) },
      {
        name: 'Duration',
        cell: ({ startDate, stopDate }) => durationWords((stopDate?.getTime() ?? now) - (startDate?.getTime() ?? now)),
      },
    ],
    rows: executions,
    empty: 'No execution.',
  });

function pageLinks({ machine, status, search, token }: ListQuery, { nextToken }: FoundPage): Markup {
  const filter = { machine: machine ?? '', status: status ?? '', search };
  const href = (more: Record<string, string>): string =>
    `/executions?${new URLSearchParams({ ...filter, ...more }).toString()}`;
  if (token === undefined && nextToken === undefined) return html``;
  return html`<nav class="pages" aria-label="Pages">
    ${token === undefined ? '' : html`<a href="${href({})}">First page</a>`}
    ${nextToken === undefined ? '' : html`<a href="${href({ token: nextToken })}">Next page</a>`}
  </nav>`;
}

/** The executions of all machines, with what narrows them down. */
export function executionList(query: ListQuery, found: FoundPage, now: number): Markup {
  return html`${filterForm(query, found)} ${executionTable(found.executions, now)} ${pageLinks(query, found)}`;
}
