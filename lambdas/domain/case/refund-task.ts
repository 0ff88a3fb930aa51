import { type Task, taskIdOf } from '../task.ts';
import type { Case } from './case.ts';
import type { CasePayment } from './case-money.ts';

type OfCase = Pick<Case, 'id' | 'invoice'>;

/** The task that offers what was too much of a payment on a case, when it came or since a credit note. */
export function refundTaskId({ id, invoice }: OfCase, paymentId: string, creditNote?: string): string {
  const since = creditNote === undefined ? [] : [creditNote];
  return taskIdOf('refundOrAllocate', invoice.creditor, paymentId, id, ...since);
}

/** The task that offers what had been paid of an invoice that is canceled now; every cancellation has its own. */
export function freedTaskId({ id, invoice, revision }: OfCase & Pick<Case, 'revision'>, paymentId: string): string {
  return taskIdOf('refundOrAllocate', invoice.creditor, paymentId, id, 'canceled', revision);
}

/** The task that offers what a payment had brought for the claim, since that is less; each time it has its own. */
export function freedClaimTaskId(
  { id, invoice, revision }: OfCase & Pick<Case, 'revision'>,
  paymentId: string,
): string {
  return taskIdOf('refundOrAllocate', invoice.creditor, paymentId, id, 'claim', revision);
}

/** The task that offers what came in with a payment beyond all the invoices it was for. */
export function restTaskId(creditor: string, paymentId: string): string {
  return taskIdOf('refundOrAllocate', creditor, paymentId);
}

/** The tasks that may have offered what was too much of a payment. */
export function refundTaskIds(dunned: Case, paymentId: string): string[] {
  const notes = [undefined, ...dunned.creditNotes.map(({ number }) => number)];
  const payment = dunned.payments.find(({ id }) => id === paymentId);
  const { freed, claimFreedBy = [] } = payment ?? {};
  return [
    ...notes.map((note) => refundTaskId(dunned, paymentId, note)),
    ...(freed ? [freed.taskId] : []),
    ...claimFreedBy,
  ];
}

/**
 * True when a person has given back, or used for another invoice, what was too much of a payment: all of it, as the tasks
 * say, or some, as less of it than that is left with the debtor. Minor units.
 */
export function isGivenAway({ excessMinor }: CasePayment, refunds: readonly Task[], leftMinor = excessMinor): boolean {
  return excessMinor > 0 && (leftMinor < excessMinor || refunds.some(({ status }) => status === 'done'));
}
