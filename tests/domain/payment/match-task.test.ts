import { describe, expect, it } from 'vitest';
import { answerMatch, paymentOfMatch } from '../../../lambdas/domain/payment/match-task.ts';
import type { PaymentRecord } from '../../../lambdas/domain/payment/payment-record.ts';

const facts = { currency: 'EUR', receivedOn: '2026-03-20' } as const;
const rest = { amountMinor: 700, debtorId: null };
const unowned: PaymentRecord = { creditor: 'main', id: 'bank-1', hash: 'h', facts, parts: [], rest, version: 3 };
const reversal = { id: 'R-1', reason: 'returned', receivedOn: '2026-03-24', by: 'bank' } as const;

describe('the question whose money came in', () => {
  it.each([
    ['on no record', undefined],
    ['nobody’s', unowned],
  ])('is not answered as long as the payment is %s', (_how, payment) => {
    for (const result of ['done', 'matched', 'Refunded'])
      expect(answerMatch(payment, result), result).toMatchObject({ kind: 'refused', code: 'decide' });
  });

  it.each([
    ['a debtor’s', { ...unowned, rest: { ...rest, debtorId: 'C-001' } }],
    ['all on invoices', { ...unowned, rest: undefined }],
    ['taken back', { ...unowned, reversal }],
  ])('takes any answer once the payment is %s', (_how, payment) => {
    for (const result of ['done', 'refunded']) expect(answerMatch(payment, result)).toEqual({ kind: 'repeated' });
  });

  it('is answered when the money was sent back, which is noted where it is on record', () => {
    expect(answerMatch(undefined, 'refunded')).toEqual({ kind: 'repeated' });
    const paidBack = { ...unowned, rest: undefined, refundedMinor: 700, version: 4 };
    expect(answerMatch(unowned, 'refunded')).toEqual({ kind: 'accepted', after: paidBack });
    expect(answerMatch({ ...unowned, refundedMinor: 300 }, 'refunded')).toMatchObject({
      after: { refundedMinor: 1_000 },
    });
  });

  it('says which payment it is about', () => {
    expect(paymentOfMatch({ data: { payment: { id: 'bank-1', amount: {} } } })).toBe('bank-1');
    expect(paymentOfMatch({ data: {} })).toBeUndefined();
  });
});
