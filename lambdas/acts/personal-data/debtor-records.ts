import type { Case } from '../../domain/case/case.ts';
import type { DebtorChange } from '../../domain/debtor/debtor-change.ts';
import type { Store } from '../../ports/store.ts';

type DebtorKey = { readonly creditor: string; readonly debtorId: string };

const perPage = 100;

/** Every case of a debtor, open or closed. */
export async function allCasesOf(store: Store, debtor: DebtorKey): Promise<Case[]> {
  const cases: Case[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await store.listCases({ debtor }, cursor, perPage);
    cases.push(...page.items);
    if (page.cursor === undefined) return cases;
    cursor = page.cursor;
  }
}

/** The whole log of a debtor, oldest first. */
export async function allChangesOf(store: Store, { creditor, debtorId }: DebtorKey): Promise<DebtorChange[]> {
  const changes: DebtorChange[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await store.debtorChanges(creditor, debtorId, cursor, perPage);
    changes.push(...page.items);
    if (page.cursor === undefined) return changes;
    cursor = page.cursor;
  }
}

/** The tasks that the log of a debtor names: what he wrote, and questions for his address. */
export function taskIdsOf(changes: readonly DebtorChange[]): string[] {
  return changes.flatMap(({ data }) => ('taskId' in data && typeof data.taskId === 'string' ? [data.taskId] : []));
}
