import { canonicalJson } from '../../domain/canonical-json.ts';
import { absorb, learn } from '../../domain/psp/plan-booking.ts';
import { type MoneyFacts, newMoney, noFacts, type PspMoney } from '../../domain/psp/psp-money.ts';
import type { Write } from '../../ports/write.ts';
import type { Deps } from '../dunning-of-case.ts';
import { onFreshState } from '../fresh-state.ts';

type Told = { readonly ids: readonly [string, ...string[]]; readonly facts: MoneyFacts };

/** The money that an id is of: an invoice of Stripe's may be linked to a charge, and that to a payment intent. */
export async function moneyOf(deps: Deps, creditor: string, id: string): Promise<PspMoney | undefined> {
  const [money] = await deps.store.loadPspMoney(creditor, [id]);
  return money?.linkedTo === undefined ? money : moneyOf(deps, creditor, money.linkedTo);
}

/**
 * Puts on record what was told of money under several of its ids, of which the first counts. The others are linked to it,
 * with all that was told under them before. What is known already changes nothing.
 */
export function joinMoney(deps: Deps, creditor: string, { ids, facts }: Told): Promise<PspMoney> {
  return onFreshState(async () => {
    const { store } = deps;
    const known = await store.loadPspMoney(creditor, ids);
    const [first, ...others] = ids;
    const before = await moneyOf(deps, creditor, first);
    const rootId = before?.id ?? first;
    const links: Write[] = [];
    let money = learn(before ?? newMoney(creditor, rootId), facts);
    for (const id of others) {
      const other = known.find((each) => each.id === id);
      if (id === rootId) continue;
      if (other?.linkedTo !== undefined) {
        // An invoice of Stripe's that is paid in parts stays with the first sum of money, but all of them are for the same.
        const { invoiceIds = [] } = (await moneyOf(deps, creditor, id)) ?? {};
        money = learn(money, { ...noFacts, invoiceIds });
        continue;
      }
      if (other) money = absorb(money, other);
      const linked = { ...newMoney(creditor, id), linkedTo: rootId, version: (other?.version ?? 0) + 1 };
      links.push({ kind: 'pspMoney', before: other, after: linked });
    }
    const isSame = before !== undefined && canonicalJson(before) === canonicalJson(money);
    if (before && isSame && links.length === 0) return before;
    const after = { ...money, version: money.version + 1 };
    await store.commit([{ kind: 'pspMoney', before, after }, ...links]);
    return after;
  });
}
