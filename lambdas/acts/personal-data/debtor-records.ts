import type { Case } from '../../domain/case/case.ts';
import type { DebtorChange } from '../../domain/debtor/debtor-change.ts';
import type { Store } from '../../ports/store.ts';
import { allPages } from '../all-pages.ts';

type DebtorKey = { readonly creditor: string; readonly debtorId: string };

const perPage = 100;

/** Every case of a debtor, open or closed. */
export function allCasesOf(store: Store, debtor: DebtorKey): Promise<Case[]> {
  return allPages((cursor) => store.listCases({ debtor }, cursor, perPage));
}

/** The whole log of a debtor, oldest first. */
export function allChangesOf(store: Store, { creditor, debtorId }: DebtorKey): Promise<DebtorChange[]> {
  return allPages((cursor) => store.debtorChanges(creditor, debtorId, cursor, perPage));
}

/** The tasks that the log of a debtor names: what he wrote, and questions for his address. */
export function taskIdsOf(changes: readonly DebtorChange[]): string[] {
  return changes.flatMap(({ data }) => ('taskId' in data && typeof data.taskId === 'string' ? [data.taskId] : []));
}
