import type { Case } from '../domain/case/case.ts';
import type { Fault } from '../domain/fault.ts';
import { type Confirmation, type Confirmed, confirmedOf } from '../domain/payment/confirm-match.ts';
import type { Task } from '../domain/task.ts';
import { allocateUnapplied } from './allocate-unapplied.ts';
import type { Deps } from './dunning-of-case.ts';
import { takePaymentForMany } from './take-payment-for-many.ts';

export type ConfirmOutcome =
  | { readonly kind: 'done'; readonly task: Task }
  | { readonly kind: 'unknown' | 'conflict' }
  | { readonly kind: 'invalid'; readonly faults: readonly Fault[] };

type Act = {
  readonly taskId: string;
  readonly posted: Confirmation;
  readonly by: string;
};

/** Whose all of the money is: as it is said, else the debtor of the invoices. */
function debtorOf({ debtorId, allocations }: Confirmed, cases: readonly Case[]): string | Fault[] {
  const [first, ...others] = new Set(cases.map(({ invoice }) => invoice.debtorId));
  const owner = debtorId ?? first;
  if (owner === undefined) return [{ field: 'allocations', message: 'name no invoice of this creditor' }];
  if (allocations.length > 0 && others.length > 0)
    return [{ field: 'allocations', message: 'are for invoices of several debtors: post a payment for each' }];
  return owner;
}

/**
 * A person says what money is for that was not sure: it goes there, its task ends, and its account is known from now on to
 * pay for that debtor, in one transaction. The same again is harmless.
 */
export async function confirmMatch(deps: Deps, { taskId, posted, by }: Act): Promise<ConfirmOutcome> {
  const { store } = deps;
  const task = await store.loadTask(taskId);
  if (!task) return { kind: 'unknown' };
  const confirmed = confirmedOf(task, posted);
  if ('length' in confirmed) return { kind: 'invalid', faults: confirmed };
  const { creditor } = task;
  const { payment, allocations } = confirmed;
  const found = await store.load({
    cases: allocations.map(({ invoiceId }) => invoiceId),
    payment: { creditor, paymentId: payment.id },
  });
  const debtorId = debtorOf(
    confirmed,
    found.cases.filter(({ invoice }) => invoice.creditor === creditor),
  );
  if (typeof debtorId !== 'string') return { kind: 'invalid', faults: debtorId };
  const given = allocations.length > 0 && { allocations: [...allocations] };
  // A task is answered once: the same answer again is known by it, another one is a conflict.
  const id = posted.id ?? taskId;
  const { comment } = posted;
  const outcome = found.payment
    ? await allocateUnapplied(deps, {
        creditor,
        debtorId,
        posted: { id, paymentId: payment.id, ...given, ...(comment !== undefined && { comment }) },
        by,
        key: undefined,
        requestId: id,
      })
    : await takePaymentForMany(deps, { ...payment, creditor, debtorId, ...given }, by);
  if (outcome.kind === 'invalid' || outcome.kind === 'conflict' || outcome.kind === 'unknown') return outcome;
  const ended = await store.loadTask(taskId);
  return ended ? { kind: 'done', task: ended } : { kind: 'unknown' };
}
