import { completeTask } from '../domain/case/complete-task.ts';
import type { Refused } from '../domain/case/decision.ts';
import type { Debtor } from '../domain/debtor.ts';
import { refundOfTask } from '../domain/debtor/use-unapplied.ts';
import type { Task } from '../domain/task.ts';
import type { Write } from '../ports/write.ts';
import { tryChange } from './change-case.ts';
import type { Deps } from './dunning-of-case.ts';
import { moneyWrites } from './unapplied-money.ts';

/**
 * Ends the question what becomes of money that is on no invoice: with the answer that it was paid back, it is taken off the
 * debtor in the same transaction. Gives the reason when that does not answer it.
 */
export async function endRefundTask(
  deps: Deps,
  task: Task,
  { result, by }: { readonly result: string; readonly by: string },
  writes: readonly Write[],
): Promise<Refused | { readonly kind: 'unknown' } | undefined> {
  const { store, clock } = deps;
  const { creditor, debtorId, invoiceId } = task;
  const now = clock.now();
  const decisionOn = (debtor: Debtor) => refundOfTask(debtor, task, result, now);
  const refundWrites = (debtor: Debtor): Write[] => {
    const decision = decisionOn(debtor);
    return decision.kind === 'refused' ? [] : moneyWrites(debtor, decision, { now, by });
  };
  if (invoiceId === undefined) {
    const debtor = debtorId === undefined ? undefined : await store.loadDebtor(creditor, debtorId);
    const decision = debtor && decisionOn(debtor);
    if (decision?.kind === 'refused') return decision;
    const refund = debtor ? refundWrites(debtor) : [];
    await store.commit([{ kind: 'endTask', taskId: task.id, result, at: now, by }, ...refund, ...writes]);
    return undefined;
  }
  const changed = await tryChange(
    deps,
    invoiceId,
    by,
    ({ dunned, debtor }) => {
      const decision = decisionOn(debtor);
      return decision.kind === 'refused' ? decision : completeTask(dunned, task, result);
    },
    ({ debtor }) => [...refundWrites(debtor), ...writes],
  );
  return changed.kind === 'refused' || changed.kind === 'unknown' ? changed : undefined;
}
