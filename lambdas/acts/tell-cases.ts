import { isClosed } from '../domain/case/case.ts';
import { accepted } from '../domain/case/decision.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import type { Debtor } from '../domain/debtor.ts';
import { isTold } from '../domain/debtor/debtor-change.ts';
import { writesOf } from './change-case.ts';
import type { Deps } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';

const perPage = 100;

/** Lets a case know that its debtor has changed, so that its run plans again. Once for each version of him. */
function tellCase({ store, clock }: Pick<Deps, 'store' | 'clock'>, invoiceId: string, version: number): Promise<void> {
  return onFreshState(async () => {
    const dunned = await store.loadCase(invoiceId);
    if (!dunned || isClosed(dunned) || (dunned.debtorVersion ?? 1) >= version) return;
    const now = clock.now();
    const decision = accepted([{ type: 'DebtorChanged', data: { debtorVersion: version } }]);
    await store.commit(writesOf({ dunned, now }, decision, 'relance', wakeAfter(now)).writes);
  });
}

/** Tells the open cases of a debtor that he has changed: each once, however often it is begun again. */
export async function tellCases(deps: Pick<Deps, 'store' | 'clock'>, debtor: Debtor): Promise<void> {
  if (isTold(debtor)) return;
  const key = { creditor: debtor.creditor, debtorId: debtor.id };
  let cursor: string | undefined;
  do {
    const page = await deps.store.listCases({ debtor: key }, cursor, perPage);
    for (const { id } of page.items.filter((dunned) => !isClosed(dunned))) await tellCase(deps, id, debtor.version);
    ({ cursor } = page);
  } while (cursor !== undefined);
}
