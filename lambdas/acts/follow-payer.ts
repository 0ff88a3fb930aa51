import type { Deps } from './dunning-of-case.ts';
import { reviewCredit } from './review-credit.ts';
import { updatePayer } from './update-payer.ts';

/**
 * Counts what a case says of its payer now, and reviews his credit: also when it was counted before, as whoever did so may
 * have died before the review.
 */
export async function followPayer(deps: Deps, invoiceId: string): Promise<'counted' | 'asBefore'> {
  const { counted, payer } = await updatePayer(deps, invoiceId);
  if (payer) await reviewCredit(deps, payer);
  return counted;
}
