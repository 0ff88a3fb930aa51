import type { Payment } from '../../domain/payment.ts';
import { allocateOldestFirst } from '../../domain/payment/match-payment.ts';
import type { Booking, PspMoney } from '../../domain/psp/psp-money.ts';
import type { Deps } from '../dunning-of-case.ts';
import { keepUnmatchedPayment } from '../keep-unmatched-payment.ts';
import { unmatchedTaskId } from '../rest-task.ts';
import { finishSpreading } from '../spread-payment.ts';
import { takePayment } from '../take-payment.ts';
import { takePaymentForMany } from '../take-payment-for-many.ts';

/** Money of a provider's that can be neither put on record nor kept for a person. */
export class UntakableMoneyError extends Error {
  override readonly name = 'UntakableMoneyError';
}

/** An invoice of Stripe's says what it was paid with only in some versions: what it says alone may be told again. */
function isCertain({ id }: PspMoney): boolean {
  return !id.startsWith('in_');
}

async function putOnInvoices(deps: Deps, money: PspMoney, payment: Payment, by: string): Promise<boolean> {
  const { creditor } = money;
  const { cases } = await deps.store.load({ cases: money.invoiceIds });
  // What was told of it meanwhile may ask for another booking, and this one would never be taken back.
  const also = [{ kind: 'pspMoneyUnchanged' as const, money }];
  const payable = allocateOldestFirst(payment.amount, cases);
  if (payable.length > 1) {
    const outcome = await takePaymentForMany(deps, { ...payment, creditor, allocations: payable }, by, also);
    return outcome.kind !== 'invalid';
  }
  // Paid already: it is too much there, and a person is asked about it.
  const invoiceId = payable[0]?.invoiceId ?? cases[0]?.id;
  if (invoiceId === undefined) return false;
  const outcome = await takePayment(deps, invoiceId, payment, by, also);
  return outcome.kind !== 'refused' && outcome.kind !== 'unknown';
}

/**
 * Puts money on the invoices it is for, once; what is for none that we know, or in another currency, is kept with a task.
 * What a person has decided about such money stays.
 */
export async function bookMoney(
  deps: Deps,
  money: PspMoney,
  { booking, method, by }: { readonly booking: Booking; readonly method: Payment['method']; readonly by: string },
): Promise<void> {
  const { creditor, captured, receivedOn, invoiceIds } = money;
  const { paymentId, amountMinor } = booking;
  if (!captured || receivedOn === undefined) return;
  const [{ payment: known }, kept] = await Promise.all([
    deps.store.load({ payment: { creditor, paymentId } }),
    deps.store.loadTask(unmatchedTaskId(creditor, paymentId)),
  ]);
  if (known) return void (await finishSpreading(deps, creditor, paymentId));
  if (kept?.status === 'done') return;
  const payment: Payment = {
    id: paymentId,
    amount: { amountMinor, currency: captured.currency },
    receivedOn,
    ...(method && { method }),
  };
  const isFor = isCertain(money) && invoiceIds.length > 0;
  if (isFor && (await putOnInvoices(deps, money, payment, by))) return;
  if (kept) return;
  const faults = await keepUnmatchedPayment(deps, creditor, payment);
  if (faults.length > 0)
    throw new UntakableMoneyError(`money ${paymentId}: ${faults.map(({ field }) => field).join()}`);
}
