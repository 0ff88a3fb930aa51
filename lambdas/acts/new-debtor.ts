import { askForAddress } from '../domain/debtor/address-task.ts';
import type { Write } from '../ports/write.ts';
import { type DebtorSituation, todayOf } from './change-debtor.ts';
import type { Deps } from './dunning-of-case.ts';
import { nameMarkWrites } from './naming.ts';

/** Puts a debtor on record whom nobody knew, and asks a person for his address where none is known. */
export function newDebtorWrites(deps: Pick<Deps, 'settings'>, situation: DebtorSituation): Write[] {
  const { debtor, now } = situation;
  const asked = askForAddress(debtor, { now, today: todayOf(deps, situation) });
  return [
    { kind: 'newDebtor', debtor: asked.debtor },
    ...asked.raise.map((task) => ({ kind: 'raiseTask' as const, task })),
    ...nameMarkWrites(asked.debtor),
  ];
}
