import type { Refused } from '../domain/case/decision.ts';
import { answerMatch, paymentOfMatch } from '../domain/payment/match-task.ts';
import type { Task } from '../domain/task.ts';
import type { Write } from '../ports/write.ts';
import type { Deps } from './dunning-of-case.ts';
import { paymentWake } from './spread-payment.ts';

/**
 * Ends the question whose money came in, once that has found its place or was sent back. Gives the reason when the answer
 * leaves it nowhere.
 */
export async function endMatchTask(
  { store, clock }: Deps,
  task: Task,
  { result, by }: { readonly result: string; readonly by: string },
  also: readonly Write[],
): Promise<Refused | undefined> {
  const { creditor, id: taskId } = task;
  const paymentId = paymentOfMatch(task);
  const { payment } = paymentId === undefined ? {} : await store.load({ payment: { creditor, paymentId } });
  const answer = answerMatch(payment, result);
  if (answer.kind === 'refused') return answer;
  const now = clock.now();
  const noted: Write[] =
    payment && answer.kind === 'accepted'
      ? [{ kind: 'payment', before: payment, after: answer.after, wakeBy: paymentWake(answer.after, now) }]
      : [];
  const gone: Write[] = paymentId === undefined ? [] : [{ kind: 'erasePaymentPayer', creditor, paymentId }];
  await store.commit([{ kind: 'endTask', taskId, result, at: now, by }, ...noted, ...gone, ...also]);
  return undefined;
}
