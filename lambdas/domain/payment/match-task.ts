import * as z from 'zod';
import { type Refused, refused } from '../case/decision.ts';
import { refundedResult } from '../debtor/use-unapplied.ts';
import type { Task } from '../task.ts';
import { type PaymentRecord, unownedOf, withRefund } from './payment-record.ts';

const taskDataSchema = z.object({ payment: z.object({ id: z.string() }) });

/** The payment that a question whose money came in is about; undefined where it says none. */
export function paymentOfMatch({ data }: Pick<Task, 'data'>): string | undefined {
  return taskDataSchema.safeParse(data).data?.payment.id;
}

/**
 * What an answer to the question whose money came in does to its payment: sent back to the payer, it is nobody's any more.
 * As long as the money stands nowhere no other answer ends the question; whoever puts it somewhere ends it with that, and
 * once it has a place any answer does.
 */
export function answerMatch(
  payment: PaymentRecord | undefined,
  result: string,
): { readonly kind: 'accepted'; readonly after: PaymentRecord } | { readonly kind: 'repeated' } | Refused {
  const unowned = payment && unownedOf(payment);
  if (payment && !unowned) return { kind: 'repeated' };
  if (result !== refundedResult)
    return refused(
      'decide',
      `its money stands nowhere yet: it is answered by posting the payment, by an allocation of it, or by "${refundedResult}"`,
    );
  if (!unowned) return { kind: 'repeated' };
  return { kind: 'accepted', after: withRefund({ ...payment, rest: undefined }, unowned.amountMinor) };
}
