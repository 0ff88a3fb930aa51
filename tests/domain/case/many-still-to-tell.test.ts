import { describe, expect, it } from 'vitest';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import type { CasePayment } from '../../../lambdas/domain/case/case-money.ts';
import { manyStillToTell } from '../../../lambdas/domain/case/still-to-tell.ts';
import { aCase, aDebtorOnRecord, aPolicy } from '../builders.ts';

const now = '2026-04-08T08:00:00.000Z';
const reversal = { id: 'R-1', reason: 'returned', on: '2026-04-08' } as const;
const payment: CasePayment = {
  id: 'bank-1',
  amountMinor: 1_000,
  excessMinor: 0,
  receivedOn: '2026-04-07',
  isReceiptSent: false,
  reversal: null,
};
const situations = (...cases: Case[]) =>
  cases.map((dunned) => ({ dunned, debtor: aDebtorOnRecord(), policy: aPolicy(), now }));
const there = aCase({ payments: [payment] });
const gone = aCase({ invoice: { number: 'FA-2' }, payments: [{ ...payment, reversal }] });
const lines = [there, gone].map(({ id: invoiceId }) => ({ invoiceId, amountMinor: 1_000, balanceMinor: 0 }));

describe('a message about several invoices, in the moment of sending', () => {
  const receipt = {
    kind: 'receipt' as const,
    id: 'bank-1',
    amount: { amountMinor: 2_007, currency: 'EUR' as const },
    receivedOn: '2026-04-07',
    balanceMinor: 0,
    invoices: lines,
    unappliedMinor: 7,
  };

  it('thanks for nothing that was taken back meanwhile', () => {
    const left = manyStillToTell(receipt, situations(there, gone));
    expect(left).toMatchObject({ amount: { amountMinor: 1_007 }, invoices: [{ invoiceId: there.id }] });
    expect(manyStillToTell(receipt, situations({ ...there, payments: gone.payments }, gone))).toBeUndefined();
  });

  it('tells of a reversal only where it is still owed', () => {
    const subject = {
      kind: 'paymentReversed' as const,
      id: 'R-1',
      amountMinor: 2_000,
      receivedOn: '2026-04-07',
      reason: 'returned' as const,
      invoices: lines,
    };
    const paid = { ...there, status: 'paid' as const, closedAt: now };
    const left = manyStillToTell(subject, situations(paid, gone));
    expect(left).toMatchObject({ amountMinor: 1_000, invoices: [{ invoiceId: gone.id }] });
    expect(manyStillToTell(subject, situations(paid))).toBeUndefined();
  });
});
