import { restoreAddresses } from '../domain/debtor/address-task.ts';
import { answerReply } from '../domain/debtor/debtor-reply.ts';
import { endInsolvencyCheck } from '../domain/debtor/debtor-risk.ts';
import { declareClaims } from '../domain/insolvency/record-insolvency.ts';
import type { Task } from '../domain/task.ts';
import type { Write } from '../ports/write.ts';
import { type DebtorOutcome, writesOfDebtor } from './change-debtor.ts';
import type { Deps } from './dunning-of-case.ts';

/**
 * The tasks about a debtor as a whole: what he wrote, addresses that take no mail, an insolvency that was announced,
 * and what to declare in one. */
const endings = {
  reply: answerReply,
  fixAddress: restoreAddresses,
  declareClaim: declareClaims,
  checkInsolvency: endInsolvencyCheck,
};
type DebtorTask = Task & { readonly kind: keyof typeof endings };

/** True of the tasks that {@link endDebtorTask} ends. A mail that answers no message is about nobody. */
export function isDebtorTask(task: Task): task is DebtorTask {
  return task.kind in endings && task.debtorId !== undefined;
}

/**
 * A person has seen to what a debtor wrote, or says that his addresses work: his cases go on at once. Throws
 * ConcurrentChangeError on stale state.
 */
export async function endDebtorTask(
  deps: Deps,
  { id: taskId, kind, creditor, debtorId = '' }: DebtorTask,
  { result, by }: { readonly result: string; readonly by: string },
  also: readonly Write[],
): Promise<DebtorOutcome> {
  const { store, clock } = deps;
  const { debtor, circumstances } = await store.load({ debtor: { creditor, debtorId } });
  if (!debtor) return { kind: 'unknown' };
  const now = clock.now();
  const decision = endings[kind](debtor, taskId, result, now);
  if (decision.kind === 'refused') return decision;
  if (decision.kind === 'repeated') return { kind: 'repeated', debtor };
  const situation = { debtor, circumstances, now };
  const { after, writes } = writesOfDebtor(deps, situation, decision, { by, result });
  await store.commit([...writes, ...also]);
  return { kind: 'changed', debtor: after };
}
