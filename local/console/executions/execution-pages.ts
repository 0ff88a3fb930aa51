import { Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod';
import { StepFunctionsApiError } from '../../step-functions/api-error.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { showPage } from '../page.ts';
import { executionArn, executionHref } from './execution-arn.ts';
import { executionFacts } from './execution-facts.ts';
import { executionList, listQuerySchema, readExecutions } from './execution-list.ts';
import { flowSection } from './flow-section.ts';
import { historyPlace, historyQuerySchema } from './history-place.ts';
import { historySection } from './history-section.ts';
import { readExecution } from './read-execution.ts';

/** The pages of executions: a list to find one in, and each with its machine's graph and its history. */
export function executionPages(deps: ConsoleDeps): Hono {
  const { stepFunctions, time } = deps;
  const pages = new Hono();
  pages.get('/', async (context) => {
    const query = listQuerySchema.safeParse(context.req.query());
    if (!query.success) return context.text(z.prettifyError(query.error), 400);
    try {
      const found = await readExecutions(stepFunctions, query.data);
      return await showPage(context, deps, {
        section: 'Executions',
        title: 'Executions',
        body: executionList(query.data, found, time.now()),
      });
    } catch (error) {
      const isRefusal = error instanceof StepFunctionsApiError && error.name === 'InvalidToken';
      if (isRefusal) return context.text('token: no page of this list begins there', 400);
      throw error;
    }
  });
  pages.get('/:machine/:name', async (context) => {
    const query = historyQuerySchema.safeParse(context.req.query());
    if (!query.success) return context.text(z.prettifyError(query.error), 400);
    const { machine, name } = context.req.param();
    const told = await readExecution(stepFunctions, executionArn(machine, name));
    const place = historyPlace(executionHref(machine, name), query.data, told.events.length);
    return showPage(context, deps, {
      section: 'Executions',
      title: name,
      trail: [
        { name: 'Executions', href: '/executions' },
        { name: machine, href: `/executions?${new URLSearchParams({ machine }).toString()}` },
      ],
      body: html`${executionFacts(told, time.now())} ${await flowSection({ ...told, eventHref: place.eventHref })}
      ${historySection(told, place)}`,
    });
  });
  return pages;
}
