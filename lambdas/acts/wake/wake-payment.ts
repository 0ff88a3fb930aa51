import type { Deps } from '../dunning-of-case.ts';
import { finishSpreading } from '../spread-payment.ts';

/** Puts on their cases the parts of a payment that are not there, because whoever did so has died. */
export async function wakePayment(deps: Deps, creditor: string, paymentId: string): Promise<void> {
  await finishSpreading(deps, creditor, paymentId);
}
