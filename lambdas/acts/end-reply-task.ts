import { answerReply } from '../domain/debtor/debtor-reply.ts';
import type { Task } from '../domain/task.ts';
import type { Write } from '../ports.ts';
import { type DebtorOutcome, writesOfDebtor } from './change-debtor.ts';
import type { Deps } from './dunning-of-case.ts';

/** A person has seen to what a debtor wrote: his cases go on at once. Throws ConcurrentChangeError on stale state. */
export async function endReplyTask(
  deps: Deps,
  { id: taskId, creditor, debtorId = '' }: Task,
  { result, by }: { readonly result: string; readonly by: string },
  also: readonly Write[],
): Promise<DebtorOutcome> {
  const { store, clock } = deps;
  const { debtor, circumstances } = await store.load({ debtor: { creditor, debtorId } });
  if (!debtor) return { kind: 'unknown' };
  const decision = answerReply(debtor, taskId, result);
  if (decision.kind !== 'accepted') return decision.kind === 'refused' ? decision : { kind: 'repeated', debtor };
  const { after, writes } = writesOfDebtor(deps, { debtor, circumstances, now: clock.now() }, decision, { by });
  await store.commit([...writes, ...also]);
  return { kind: 'changed', debtor: after };
}
