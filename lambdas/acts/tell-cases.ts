import { type Case, isClosed } from '../domain/case/case.ts';
import { accepted } from '../domain/case/decision.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import type { Debtor } from '../domain/debtor.ts';
import { isTold } from '../domain/debtor/debtor-change.ts';
import { writesOf } from './change-case.ts';
import { chunksOf } from './chunks.ts';
import type { Deps } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';

const perPage = 100;
const atATime = 10;

function isToTell(dunned: Case | undefined, version: number): dunned is Case {
  return dunned !== undefined && !isClosed(dunned) && (dunned.debtorVersion ?? 1) < version;
}

/** Lets a case know that its debtor has changed, so that its run plans again. Once for each version of him. */
function tellCase({ store, clock }: Pick<Deps, 'store' | 'clock'>, listed: Case, version: number): Promise<void> {
  let isListed = true;
  return onFreshState(async () => {
    // As it was listed, just now, unless it has changed since.
    const dunned = isListed ? listed : await store.loadCase(listed.id);
    isListed = false;
    if (!isToTell(dunned, version)) return;
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
    const toTell = page.items.filter((dunned) => isToTell(dunned, debtor.version));
    for (const some of chunksOf(toTell, atATime))
      await Promise.all(some.map((dunned) => tellCase(deps, dunned, debtor.version)));
    ({ cursor } = page);
  } while (cursor !== undefined);
}
