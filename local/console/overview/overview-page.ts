import { Hono } from 'hono';
import { html } from 'hono/html';
import { readTasks, type ToldTask } from '../cases/case-answers.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import type { Markup } from '../markup.ts';
import { showPage } from '../page.ts';
import { table } from '../table.ts';
import { taskName } from './task-name.ts';

const aboutOf = ({ invoiceId, debtorId }: ToldTask): Markup => {
  if (invoiceId !== undefined) return html`<a href="/cases/${invoiceId}">${invoiceId}</a>`;
  return debtorId === undefined ? html`` : html`<a href="/messages?debtor=${debtorId}">${debtorId}</a>`;
};

const taskTable = (tasks: readonly ToldTask[]): Markup =>
  table({
    caption: 'What only a person can decide, by day',
    columns: [
      { name: 'By', cell: ({ dueOn }) => dueOn },
      { name: 'Task', cell: ({ kind }) => taskName(kind) },
      { name: 'About', cell: aboutOf },
    ],
    rows: tasks,
    empty: 'Nothing waits for a person.',
  });

/** The way in: how much there is of everything, and what waits for a person. */
export function overviewPage(deps: ConsoleDeps): Hono {
  return new Hono().get('/', async (context) => {
    const { tasks } = await readTasks(await deps.api());
    const open = tasks.filter(({ status }) => status === 'open');
    const running = deps.stepFunctions.activeStates();
    const waits = new Map<string, number>();
    for (const state of running) waits.set(state, (waits.get(state) ?? 0) + 1);
    return showPage(context, deps, {
      section: 'Overview',
      title: 'Relance on this machine',
      body: html`<p>
          The deployed functions and state machines, unchanged, against local parts. What is here stays here: no message
          leaves this machine.
        </p>
        <dl class="facts card">
          <div>
            <dt>Messages written</dt>
            <dd><a href="/messages">${deps.ses.count()}</a></dd>
          </div>
          <div>
            <dt>Tasks for a person</dt>
            <dd><a href="#tasks">${open.length}</a></dd>
          </div>
          <div>
            <dt>State transitions so far</dt>
            <dd>${deps.stepFunctions.transitionCount()}</dd>
          </div>
        </dl>
        <h2 id="tasks">Tasks</h2>
        ${taskTable(open)}
        <h2>Where executions wait</h2>
        ${table({
          caption: 'States that running executions are in',
          columns: [
            { name: 'State', cell: ([state]) => state },
            { name: 'Executions', isNumber: true, cell: ([, count]) => count },
          ],
          rows: [...waits].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
          empty: 'No execution is running.',
        })}`,
    });
  });
}
