import type { Store } from '../ports/store.ts';
import type { CaseSituation } from './dunning-of-case.ts';

/**
 * How many promises a debtor has broken on all of his invoices, plans that he missed among them. It follows his cases
 * within seconds, so what a case itself knows may be more.
 */
export async function brokenByDebtor(
  { store }: { readonly store: Store },
  { dunned, policy }: Pick<CaseSituation, 'dunned' | 'policy'>,
): Promise<number> {
  const { totals } = await store.loadPayer(dunned.invoice, policy.minimumBalanceMinor);
  return totals.counts.promisesBroken;
}
