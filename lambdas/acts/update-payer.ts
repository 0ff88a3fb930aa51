import { contributionOf } from '../domain/payer/contribution.ts';
import type { PayerKey } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import { onFreshState } from './fresh-state.ts';

/** Whether something new was counted, and of which payer. */
type CountedPayer = { readonly counted: 'counted' | 'asBefore'; readonly payer?: PayerKey };

/**
 * Counts what a case says of its payer now, in place of what it was counted with before. What decides is the case as it is
 * and not the event that tells of it, so events may come twice, late or in any order; one that was lost is made good by the
 * next, and the last one by the end of the run. It costs the same however many invoices the payer has: one read of two items, one transaction of two or three.
 */
export function updatePayer({ store }: { readonly store: Store }, invoiceId: string): Promise<CountedPayer> {
  return onFreshState(async () => {
    const { dunned, kept } = await store.loadContribution(invoiceId);
    if (!dunned) return { counted: 'asBefore' };
    const { creditor, debtorId } = dunned.invoice;
    const payer = { creditor, debtorId };
    if (kept && kept.revision >= dunned.revision) return { counted: 'asBefore', payer };
    // Written also when nothing has changed but the revision: who has read an earlier one must find his write refused.
    const after = { revision: dunned.revision, contribution: contributionOf(dunned) };
    await store.commitPatiently([{ kind: 'contribution', payer, invoiceId, before: kept, after }]);
    return { counted: 'counted', payer };
  });
}
