import type { Deps } from '../dunning-of-case.ts';
import { finishReversing } from '../reverse-whole-payment.ts';
import { finishSpreading } from '../spread-payment.ts';

/** Puts a payment on all its cases, or takes it back from them, because whoever did so has died. */
export async function wakePayment(deps: Deps, creditor: string, paymentId: string): Promise<void> {
  await finishSpreading(deps, creditor, paymentId);
  await finishReversing(deps, creditor, paymentId);
}
