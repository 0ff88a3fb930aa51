import { localDate } from '../domain/calendar/send-window.ts';
import type { Payment } from '../domain/payment.ts';
import { openTask, type Task } from '../domain/task.ts';
import { ConcurrentChangeError } from '../ports/errors.ts';
import type { Deps } from './dunning-of-case.ts';
import { unmatchedTaskId } from './rest-task.ts';

/** Money for an invoice we do not know is kept, with a task to match it. Its id stays free for the invoice it belongs to. */
export async function keepUnmatchedPayment({ store, clock }: Deps, creditor: string, payment: Payment): Promise<void> {
  const now = clock.now();
  const task: Task = openTask(
    {
      id: unmatchedTaskId(creditor, payment.id),
      kind: 'matchPayment',
      creditor,
      dueOn: localDate(now, 'UTC'),
      data: { payment },
    },
    now,
  );
  try {
    await store.commit([{ kind: 'raiseTask', task }]);
  } catch (error) {
    // The same payment came before: its task is there, open or done.
    if (!(error instanceof ConcurrentChangeError)) throw error;
  }
}
