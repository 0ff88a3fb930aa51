import { describe, expect, it } from 'vitest';
import { agreedAllocation, agreedRate } from '../../../../lambdas/domain/case/claim/agreed-terms.ts';
import type { LatePaymentTerms } from '../../../../lambdas/domain/late-payment/late-payment-terms.ts';
import type { DebtorLatePayment, PolicyLatePayment } from '../../../../lambdas/domain/late-payment/policy-terms.ts';

const terms = (
  latePayment?: LatePaymentTerms,
  ofDebtor?: DebtorLatePayment | null,
  ofPolicy: Partial<PolicyLatePayment> = {},
) => ({
  invoice: { latePayment },
  debtor: { latePayment: ofDebtor },
  policy: { latePayment: { afterPayment: 'leave' as const, ...ofPolicy } },
});
const rate = (contractRatePercent: string) => ({ contractRatePercent });

describe('the rate agreed for an invoice', () => {
  it.each([
    ['its own terms', terms({ ...rate('15'), eInvoiceRatePercent: '14' }, rate('13'), rate('12')), 1_500, 'invoice'],
    ['what its e-invoice states', terms({ eInvoiceRatePercent: '14' }, rate('13'), rate('12')), 1_400, 'eInvoiceNote'],
    ['what was agreed with the debtor', terms(undefined, rate('13'), rate('12')), 1_300, 'debtor'],
    ['the policy', terms(undefined, null, rate('12')), 1_200, 'policy'],
  ] as const)('odoo/odoo#279765: is that of %s, which is nearest', (_what, given, basisPoints, origin) => {
    expect(agreedRate(given)).toEqual({ basisPoints, origin });
  });

  it('is none where nobody names one: the law has its own', () => {
    expect(agreedRate(terms({ allocation: 'principalFirst' }))).toBeNull();
  });

  it('does not bring the order of payments along: each is looked for by itself', () => {
    const given = terms(rate('15'), { allocation: 'principalFirst' }, { allocation: 'interestFirst' });
    expect(agreedAllocation(given)).toBe('principalFirst');
    expect(agreedAllocation(terms())).toBeUndefined();
  });
});
