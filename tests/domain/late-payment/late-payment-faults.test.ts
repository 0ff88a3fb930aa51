import { describe, expect, it } from 'vitest';
import {
  debtorTermsFaults,
  latePaymentFaults,
  policyTermsFaults,
} from '../../../lambdas/domain/late-payment/late-payment-faults.ts';

const business = { country: 'FR', kind: 'business' } as const;
const posted = { debtor: business, dueDate: '2026-06-30' };
const rate = (contractRatePercent: string) => ({ contractRatePercent });

describe('a rate below three times the legal one', () => {
  it.each([
    ['the invoice', { latePayment: rate('8.24') }, 'latePayment.contractRatePercent'],
    ['its e-invoice', { latePayment: { eInvoiceRatePercent: '8.24' } }, 'latePayment.eInvoiceRatePercent'],
    ['its debtor', { debtor: { ...business, latePayment: rate('8.24') } }, 'debtor.latePayment.contractRatePercent'],
  ])('is refused from %s, with the field and the floor named', (_whose, changes, field) => {
    const faults = latePaymentFaults({ ...posted, ...changes });
    expect(faults).toEqual([{ field, message: expect.stringContaining('8.25 %') }]);
  });

  it('is refused of a debtor and of a policy by the half-year of the day', () => {
    const field = 'latePayment.contractRatePercent';
    const debtor = { ...business, latePayment: rate('8') };
    expect(debtorTermsFaults(debtor, '2026-06-30')).toEqual([]);
    expect(debtorTermsFaults(debtor, '2026-07-01')).toMatchObject([{ field }]);
    const policy = { latePayment: { ...rate('8'), afterPayment: 'leave' as const } };
    expect(policyTermsFaults(policy, '2026-06-30')).toEqual([]);
    expect(policyTermsFaults(policy, '2026-07-01')).toMatchObject([{ field }]);
  });

  it('is no fault where none is named', () => {
    expect(latePaymentFaults({ ...posted, debtor: { ...business, latePayment: null } })).toEqual([]);
    expect(debtorTermsFaults(business, '2026-07-01')).toEqual([]);
    expect(policyTermsFaults({ latePayment: { afterPayment: 'leave' } }, '2026-07-01')).toEqual([]);
  });
});

describe('a law that is named', () => {
  it('is not that of businesses for a consumer, who would be asked for their fixed compensation', () => {
    const consumer = { country: 'FR', kind: 'consumer' } as const;
    const [fault] = latePaymentFaults({ ...posted, debtor: consumer, latePayment: { regime: 'FR-business' } });
    expect(fault).toMatchObject({ field: 'latePayment.regime' });
    expect(latePaymentFaults({ ...posted, debtor: consumer, latePayment: { regime: 'DE-consumer' } })).toEqual([]);
  });
});
