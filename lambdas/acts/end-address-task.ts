import { restoreAddresses } from '../domain/debtor/address-task.ts';
import type { Task } from '../domain/task.ts';
import type { Write } from '../ports.ts';
import { type DebtorOutcome, writesOfDebtor } from './change-debtor.ts';
import type { Deps } from './dunning-of-case.ts';

/** A person says that a debtor's addresses work: what waits for that is sent. Throws ConcurrentChangeError on stale state. */
export async function endAddressTask(
  deps: Deps,
  { id: taskId, creditor, debtorId = '' }: Task,
  { result, by }: { readonly result: string; readonly by: string },
  also: readonly Write[],
): Promise<DebtorOutcome> {
  const { store, clock } = deps;
  const { debtor, circumstances } = await store.load({ debtor: { creditor, debtorId } });
  if (!debtor) return { kind: 'unknown' };
  const decision = restoreAddresses(debtor, taskId);
  if (decision.kind === 'refused') return decision;
  if (decision.kind === 'repeated') return { kind: 'repeated', debtor };
  const situation = { debtor, circumstances, now: clock.now() };
  const { after, writes } = writesOfDebtor(deps, situation, decision, { by, result });
  await store.commit([...writes, ...also]);
  return { kind: 'changed', debtor: after };
}
