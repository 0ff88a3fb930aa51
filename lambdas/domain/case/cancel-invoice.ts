import * as z from 'zod';
import type { CivilDate } from '../calendar/civil-date.ts';
import { plainText } from '../plain-text.ts';
import type { Task } from '../task.ts';
import { caseTask } from './case-task.ts';
import { type Case, isClosed, moneyOf } from './case.ts';
import { type CasePayment, principalPartMinor } from './case-money.ts';
import { accepted, type Decision, refused, repeated } from './decision.ts';
import { endsOfTasks } from './open-tasks.ts';
import { freedTaskId } from './refund-task.ts';

/** POST /invoices/{id}/cancel */
export const cancelSchema = z.strictObject({ reason: plainText(500) });

type Moment = { readonly now: string; readonly today: CivilDate };

/** Offers what a payment had paid of the invoice to the debtor; undefined when it had paid nothing. */
function freedTask(dunned: Case, payment: CasePayment, { now, today }: Moment): Task | undefined {
  const { id: paymentId, amountMinor, reversal } = payment;
  const paidMinor = principalPartMinor(payment);
  if (reversal || paidMinor === 0) return undefined;
  return caseTask(dunned, now, {
    id: freedTaskId(dunned, paymentId),
    kind: 'refundOrAllocate',
    dueOn: today,
    data: {
      paymentId,
      amount: moneyOf(dunned, amountMinor),
      excess: moneyOf(dunned, paidMinor),
      caseStatus: 'canceled',
    },
  });
}

/**
 * Ends dunning because the invoice should not be paid at all. A canceled invoice stays canceled; what was paid of it is
 * the debtor's, as with a credit note of all of it, with a task for a person per payment.
 */
export function cancelInvoice(dunned: Case, { reason }: z.infer<typeof cancelSchema>, moment: Moment): Decision {
  if (dunned.status === 'canceled') return repeated;
  if (isClosed(dunned)) return refused('closed', `the case is closed already: ${dunned.status}`);
  const offered = dunned.payments.flatMap((payment) => {
    const task = freedTask(dunned, payment, moment);
    const amountMinor = principalPartMinor(payment);
    return task ? [{ task, part: { paymentId: payment.id, amountMinor, taskId: task.id } }] : [];
  });
  const freed = offered.map(({ part }) => part);
  return accepted([{ type: 'InvoiceCanceled', data: { reason, ...(freed.length > 0 && { freed }) } }], {
    raise: offered.map(({ task }) => task),
    end: endsOfTasks(dunned, 'canceled'),
  });
}
