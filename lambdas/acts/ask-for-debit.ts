import { missedDebitTask } from '../domain/case/payment-means.ts';
import { ConcurrentChangeError } from '../ports/errors.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';

/** Asks a person, once, for a debit or a bill that should have been paid by itself long ago. */
export async function askForDebit({ store }: Pick<Deps, 'store'>, situation: CaseSituation): Promise<void> {
  const task = missedDebitTask(situation);
  if (!task || (await store.loadTask(task.id))) return;
  try {
    await store.commit([{ kind: 'raiseTask', task }]);
  } catch (error) {
    // The same plan, made a second time, was faster.
    if (!(error instanceof ConcurrentChangeError)) throw error;
  }
}
