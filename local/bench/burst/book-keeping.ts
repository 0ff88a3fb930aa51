import type { ApiClient } from '../../replay/api-client.ts';
import { names } from '../../stack/environment.ts';
import type { Stack } from '../../stack/shape.ts';

/** Every invoice that the API lists as open. */
export async function openInvoices(client: ApiClient): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const query = `status=open&limit=100${cursor === undefined ? '' : `&cursor=${cursor}`}`;
    const { body } = await client.call('GET', `/invoices?${query}`);
    const page = body as { invoices: { id: string }[]; cursor?: string };
    ids.push(...page.invoices.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return ids;
}

/** An execution of a case: which invoice it follows, and whether it runs. */
export type CaseExecution = { readonly invoiceId: string; readonly isRunning: boolean };

/** Every execution of every case. */
export async function caseExecutions({ stepFunctions }: Pick<Stack, 'stepFunctions'>): Promise<CaseExecution[]> {
  const found: CaseExecution[] = [];
  let nextToken: string | undefined;
  do {
    const page = await stepFunctions.listExecutions({ stateMachineArn: names.dunning, maxResults: 1_000, nextToken });
    found.push(
      ...(page.executions ?? []).map(({ name = '', status }) => ({
        invoiceId: name.replace(/-r\d+$/, ''),
        isRunning: status === 'RUNNING',
      })),
    );
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return found;
}

/** Of invoices that are owed: which no execution follows, and how many executions there are beyond one each. */
export function compareBooks(open: readonly string[], executions: readonly CaseExecution[]) {
  const followed = new Set(executions.flatMap(({ invoiceId, isRunning }) => (isRunning ? [invoiceId] : [])));
  return {
    running: followed.size,
    notFollowed: open.filter((id) => !followed.has(id)),
    doubled: executions.length - new Set(executions.map(({ invoiceId }) => invoiceId)).size,
  };
}
