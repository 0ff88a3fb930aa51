import type { Case } from '../../domain/case/case.ts';
import { endCollection } from '../../domain/debtor/debtor-collection.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import { onFreshState } from '../fresh-state.ts';
import { moneyWrites } from '../unapplied-money.ts';

/**
 * Lets the other cases of a debtor go on once a collector's matter is over, however it came to its end. Level-triggered,
 * and harmless again; were it ever lost, what keeps them still ends by itself on its day.
 */
export function releaseDebtor(
  { store, clock }: { readonly store: Pick<Store, 'loadDebtor' | 'commit'>; readonly clock: Clock },
  { id, invoice, collection }: Case,
): Promise<void> {
  return onFreshState(async () => {
    if (!collection?.end) return;
    const debtor = await store.loadDebtor(invoice.creditor, invoice.debtorId);
    if (!debtor) return;
    const now = clock.now();
    const writes = moneyWrites(debtor, endCollection(debtor, id, now), { now, by: 'relance' });
    if (writes.length > 0) await store.commit(writes);
  });
}
