import * as z from 'zod';
import { assessmentAnswer } from '../../../lambdas/api/answers/assessment.ts';
import { eventAnswer } from '../../../lambdas/api/answers/event.ts';
import { invoiceAnswer } from '../../../lambdas/api/answers/invoice.ts';
import { invoicesAnswer } from '../../../lambdas/api/answers/invoice-summary.ts';
import { tasksAnswer } from '../../../lambdas/api/answers/task.ts';
import type { ApiClient } from '../../start/api-client.ts';

/** How many rows a page shows. */
const pageRows = '25';

/** A page of the invoices, by due date: those of one status, or all. */
export function readInvoices(
  api: ApiClient,
  query: { readonly status?: string | undefined; readonly cursor?: string | undefined },
) {
  const wanted = Object.entries({ limit: pageRows, ...query }).filter((entry): entry is [string, string] => !!entry[1]);
  return api.get(`/invoices?${new URLSearchParams(wanted).toString()}`, invoicesAnswer);
}

/** A case with all that happened to it and what comes next. */
export async function readCase(api: ApiClient, id: string) {
  const path = `/invoices/${encodeURIComponent(id)}`;
  const [invoice, events, next] = await Promise.all([
    api.get(path, invoiceAnswer),
    api.list(`${path}/timeline`, 'events', eventAnswer),
    api.get(`${path}/next-action`, assessmentAnswer),
  ]);
  return { invoice, events, next };
}

/** The first tasks that wait for a person, by day. */
export function readTasks(api: ApiClient) {
  return api.get(`/tasks?limit=${pageRows}`, tasksAnswer);
}

export type ToldInvoice = z.infer<typeof invoicesAnswer>['invoices'][number];
export type ToldTask = z.infer<typeof tasksAnswer>['tasks'][number];
export type FullCase = Awaited<ReturnType<typeof readCase>>;
