import { isClosed } from '../../domain/case/case.ts';
import { wantContacts } from '../../domain/personal-data/erase-debtor.ts';
import { writesOfDebtor } from '../change-debtor.ts';
import type { CaseSituation, Deps } from '../dunning-of-case.ts';

/**
 * A case that is followed again after the contacts of its debtor were erased asks a person for an address: nothing else
 * would, and it would wait for ever.
 */
export async function askForContacts(
  deps: Pick<Deps, 'store' | 'settings'>,
  { dunned, debtor, circumstances, now }: CaseSituation,
): Promise<void> {
  if (isClosed(dunned)) return;
  const decision = wantContacts(debtor, dunned.id, now);
  if (decision.kind !== 'accepted') return;
  await deps.store.commit(writesOfDebtor(deps, { debtor, circumstances, now }, decision, { by: 'relance' }).writes);
}
