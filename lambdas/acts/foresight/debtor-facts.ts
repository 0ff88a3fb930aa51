import { localDate } from '../../domain/calendar/send-window.ts';
import { mainAddressOf } from '../../domain/debtor/address-use.ts';
import type { DebtorFacts } from '../../domain/foresight/foresight.ts';
import { type Deps, situationsOf } from '../dunning-of-case.ts';

/** Which debtor of which creditor. */
export type DebtorKey = { readonly creditor: string; readonly debtorId: string };

/** All that decides what a debtor will be sent; undefined for one who is not known. */
export async function loadDebtorFacts(deps: Deps, key: DebtorKey): Promise<DebtorFacts | undefined> {
  const { store, clock } = deps;
  const [found, known] = await Promise.all([store.load({ debtor: key }), store.openCasesOf(key)]);
  const { debtor, circumstances } = found;
  if (!debtor) return undefined;
  const ids = known.map(({ dunned }) => dunned.id);
  const situations = situationsOf(deps, { ...found, cases: known.map(({ dunned }) => dunned) }, ids);
  const now = clock.now();
  // A window that is late may be of a day before today.
  const dates = situations.map(
    ({ dunned, policy }) => dunned.notice?.window ?? localDate(now, policy.sendWindow.timeZone),
  );
  const [first] = dates.toSorted();
  const address = mainAddressOf(debtor);
  const [windows, addressUse] = await Promise.all([
    first === undefined ? [] : store.windowsFrom(key.creditor, key.debtorId, first),
    address === undefined ? undefined : store.loadAddressUse(key.creditor, address),
  ]);
  const cases = situations.map(({ dunned, policy }, index) => {
    return { dunned, policy, wakeBy: known[index]?.wakeBy ?? null };
  });
  return { debtor, circumstances, cases, windows, addressUse, now };
}
