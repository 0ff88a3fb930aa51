import { canonicalJson } from '../domain/canonical-json.ts';
import { localDate } from '../domain/calendar/send-window.ts';
import type { Fault } from '../domain/fault.ts';
import type { Payment } from '../domain/payment.ts';
import { openTask } from '../domain/task.ts';
import type { Deps } from './dunning-of-case.ts';
import { raiseOnce } from './raise-once.ts';
import { unmatchedTaskId } from './rest-task.ts';

const taken: readonly Fault[] = [{ field: 'id', message: 'was taken with other content' }];

/**
 * Money for an invoice we do not know is kept, with a task to match it. Its id stays free for the invoice it belongs to;
 * the same again is harmless. Gives what is wrong with a payment that cannot be kept: nothing of it is stored then.
 */
export async function keepUnmatchedPayment(
  { store, settings, clock }: Deps,
  creditor: string,
  payment: Payment,
): Promise<readonly Fault[]> {
  if (settings.creditors.every(({ id }) => id !== creditor))
    return [{ field: 'creditor', message: 'is not a creditor of this deployment' }];
  const now = clock.now();
  const task = openTask(
    {
      id: unmatchedTaskId(creditor, payment.id),
      kind: 'matchPayment',
      creditor,
      dueOn: localDate(now, 'UTC'),
      data: { payment },
    },
    now,
  );
  const [kept, { payment: known }] = await Promise.all([
    store.loadTask(task.id),
    store.load({ payment: { creditor, paymentId: payment.id } }),
  ]);
  // Once it is on record under its invoice, its id tells of that alone.
  if (!kept && known) return taken;
  const raised = kept ?? (await raiseOnce(store, task));
  return canonicalJson(raised.data) === canonicalJson(task.data) ? [] : taken;
}
