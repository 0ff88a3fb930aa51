import { describe, expect, it } from 'vitest';
import { receiptFor } from '../../../lambdas/domain/payment/payment-receipt.ts';
import type { PartOutcome, PaymentPart, PaymentRecord } from '../../../lambdas/domain/payment/payment-record.ts';

const keptPromise = { amountMinor: 500, promisedFor: '2026-04-10' };

function aPart(invoiceId: string, changes: Partial<PaymentPart> = {}, outcome: Partial<PartOutcome> = {}): PaymentPart {
  const done = { balanceMinor: 0, excessMinor: 0, isAnswered: true, ...outcome };
  return { invoiceId, debtorId: 'C-001', paymentId: 'bank-1', amountMinor: 1_000, by: 'bank', done, ...changes };
}
const aRecord = (parts: PaymentPart[], changes: Partial<PaymentRecord> = {}): PaymentRecord => ({
  creditor: 'main',
  id: 'bank-1',
  hash: '',
  facts: { currency: 'EUR', receivedOn: '2026-04-07' },
  parts,
  version: 1,
  ...changes,
});
const told = (record: PaymentRecord, debtorId = 'C-001', paymentId = 'bank-1') =>
  receiptFor(record, debtorId, paymentId)?.subject;
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

describe('the receipt of a payment for several invoices', () => {
  it('says what each got, what remains of it, and which promise it has kept', () => {
    const parts = [aPart('a', {}, { keptPromise }), aPart('b', {}, { balanceMinor: 300 })];
    expect(receiptFor(aRecord(parts), 'C-001', 'bank-1')).toEqual({
      invoiceId: 'a',
      subject: {
        kind: 'receipt',
        id: 'bank-1',
        receivedOn: '2026-04-07',
        amount: eur(2_000),
        balanceMinor: 300,
        invoices: [
          { invoiceId: 'a', amountMinor: 1_000, balanceMinor: 0, keptPromise },
          { invoiceId: 'b', amountMinor: 1_000, balanceMinor: 300 },
        ],
      },
    });
  });

  it.each([
    ['nothing was too much', [aPart('a'), aPart('b')], {}, 2_000, undefined],
    ['more came than was owed', [aPart('a'), aPart('b')], { rest: { amountMinor: 7, debtorId: 'C-001' } }, 2_007, 7],
    ['somebody had paid meanwhile', [aPart('a', {}, { excessMinor: 9 }), aPart('b')], {}, 2_000, 9],
    [
      'the rest is another’s',
      [aPart('a'), aPart('b')],
      { rest: { amountMinor: 7, debtorId: 'C-002' } },
      2_000,
      undefined,
    ],
    ['the rest is nobody’s', [aPart('a'), aPart('b')], { rest: { amountMinor: 7, debtorId: null } }, 2_000, undefined],
  ])('adds up when %s', (_what, parts, changes, amountMinor, unappliedMinor) => {
    const subject = told(aRecord(parts, changes));
    if (subject?.kind !== 'receipt') throw new Error('no receipt');
    expect([subject.amount, subject.unappliedMinor]).toEqual([eur(amountMinor), unappliedMinor]);
    const listed = (subject.invoices ?? []).reduce((sum, line) => sum + line.amountMinor, 0);
    expect(listed + (subject.unappliedMinor ?? 0)).toBe(amountMinor);
  });

  it.each([
    ['one invoice, in part', [aPart('a', {}, { balanceMinor: 300 })], {}, { amount: eur(1_000), balanceMinor: 300 }],
    [
      'one invoice and more',
      [aPart('a')],
      { rest: { amountMinor: 7, debtorId: 'C-001' } },
      { amount: eur(1_007), balanceMinor: -7 },
    ],
    [
      'one invoice, a promise kept',
      [aPart('a', {}, { keptPromise })],
      {},
      { amount: eur(1_000), balanceMinor: 0, keptPromise },
    ],
  ])('is that of a payment of one invoice when it was for %s', (_what, parts, changes, expected) => {
    expect(told(aRecord(parts, changes))).toEqual({
      kind: 'receipt',
      id: 'bank-1',
      receivedOn: '2026-04-07',
      ...expected,
    });
  });

  it.each([
    ['before all its parts are on their cases', [aPart('a'), aPart('b', { done: undefined })]],
    ['where we had written about none of them', [aPart('a', {}, { isAnswered: false })]],
    ['to another debtor', [aPart('a', { debtorId: 'C-002' })]],
  ])('is not told %s', (_what, parts) => {
    expect(told(aRecord(parts))).toBeUndefined();
  });

  it('is told of what was allocated later by itself, without the rest', () => {
    const rest = { amountMinor: 7, debtorId: 'C-001' };
    const parts = [aPart('a'), aPart('b', { paymentId: 'bank-1+x' })];
    expect(told(aRecord(parts, { rest }), 'C-001', 'bank-1+x')).toMatchObject({ id: 'bank-1+x', amount: eur(1_000) });
  });
});
