import { expect } from 'vitest';
import type { ClaimInput } from '../../../lambdas/domain/late-payment/claim-input.ts';
import {
  type ClaimRefusal,
  latePaymentClaim,
  type LatePaymentClaim,
} from '../../../lambdas/domain/late-payment/late-payment-claim.ts';

/** 1,200 EUR due on 31 May 2026 and unpaid on 31 August, under the French rules between businesses. */
export const aDebt: ClaimInput = {
  regime: 'FR-business',
  principal: { amountMinor: 120_000, currency: 'EUR' },
  dueDate: '2026-05-31',
  asOf: '2026-08-31',
  events: [],
};

/** The claim for a debt that differs as said; fails when it is refused. */
export function claimFor(debt: Partial<ClaimInput>): LatePaymentClaim {
  const claim = latePaymentClaim({ ...aDebt, ...debt });
  if (claim.kind === 'refused') return expect.fail(claim.refusal.message);
  return claim;
}

/** Why the claim for a debt that differs as said is refused; fails when it is not. */
export function refusalOf(debt: Partial<ClaimInput>): ClaimRefusal['refusal'] {
  const claim = latePaymentClaim({ ...aDebt, ...debt });
  if (claim.kind === 'claim') return expect.fail('the claim was computed');
  return claim.refusal;
}

/** Euros, or pounds, of a whole number of them. */
export const inEuros = (amount: number) => ({ amountMinor: amount * 100, currency: 'EUR' as const });
export const inPounds = (amount: number) => ({ amountMinor: amount * 100, currency: 'GBP' as const });
