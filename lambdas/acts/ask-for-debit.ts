import { accepted } from '../domain/case/decision.ts';
import { arrangeDebitCheck, unknownDebitTaskId } from '../domain/case/payment-means.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import { writesOf } from './change-case.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';

/**
 * Asks a person, once, for a debit or a bill that should have been paid by itself long ago, and takes the question back
 * when nobody need answer it any more; answers the case after it.
 */
export async function askForDebit({ store }: Pick<Deps, 'store'>, situation: CaseSituation): Promise<CaseSituation> {
  const decision = arrangeDebitCheck(situation);
  if (decision.kind === 'repeated') return situation;
  const knownId = unknownDebitTaskId(situation.dunned);
  const known = knownId === undefined ? undefined : await store.loadTask(knownId);
  if (known?.status === 'done') return situation;
  const [asked] = decision.facts;
  const adopted =
    known && asked?.type === 'DebitCheckRequested'
      ? accepted([{ ...asked, data: { ...asked.data, taskId: known.id } }])
      : decision;
  const { after, writes } = writesOf(situation, adopted, 'relance', wakeAfter(situation.now));
  await store.commit(writes);
  return { ...situation, dunned: after };
}
