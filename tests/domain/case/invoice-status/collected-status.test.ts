import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../lambdas/domain/case/case.ts';
import { recordPayment } from '../../../../lambdas/domain/case/record-payment.ts';
import { reversePayment } from '../../../../lambdas/domain/case/reverse-payment.ts';
import { aCase } from '../../builders.ts';
import { acceptedOf, after } from '../deciding.ts';
import { moment, now } from './statuses.ts';

const onReceipt = (vatDueOn: 'receipt' | 'issue' | undefined = 'receipt'): Case => {
  const plain = aCase();
  return { ...plain, invoice: { ...plain.invoice, vatMinor: 20_000, ...(vatDueOn && { vatDueOn }) } };
};
const pay = (id: string, amountMinor: number, dunned: Case) => {
  const payment = { id, amount: { amountMinor, currency: 'EUR' as const }, receivedOn: '2026-04-07' };
  return acceptedOf(recordPayment(dunned, payment, moment()));
};
const paid = (id: string, amountMinor: number, dunned: Case) => after(dunned, pay(id, amountMinor, dunned), now);
const reverse = (paymentId: string, dunned: Case) =>
  acceptedOf(
    reversePayment(
      dunned,
      'R-1',
      { paymentId, reason: 'chargeback', receivedOn: '2026-04-08' },
      { ...moment(), refunds: [] },
    ),
  );
const issued = ({ facts }: ReturnType<typeof pay>) =>
  facts.flatMap((fact) => (fact.type === 'InvoiceStatusIssued' ? [fact.data] : []));

describe('collected (212), where VAT falls due on receipt', () => {
  it('goes out with each payment: what was collected, VAT included, and on which day', () => {
    expect(issued(pay('bank-1', 50_000, onReceipt()))).toEqual([
      {
        statusId: expect.stringMatching(/^212-[0-9a-f]{16}$/),
        code: 212,
        creditor: 'main',
        number: 'FA-1',
        amountMinor: 50_000,
        currency: 'EUR',
        on: '2026-04-07',
        paymentId: 'bank-1',
      },
    ]);
    const both = paid('bank-2', 70_000, paid('bank-1', 50_000, onReceipt()));
    expect(both.status).toBe('paid');
    expect(both.issuedStatuses?.map(({ amountMinor }) => amountMinor)).toEqual([50_000, 70_000]);
    expect(new Set(both.issuedStatuses?.map(({ id }) => id)).size).toBe(2);
  });

  it.each([
    [119_999, [119_999]],
    [120_000, [120_000]],
    [120_001, [120_000]],
    [500_000, [120_000]],
  ])('of a payment of %i tells %j: what is too much is not collected for the invoice', (amountMinor, told) => {
    expect(issued(pay('bank-1', amountMinor, onReceipt())).map((each) => each.amountMinor)).toEqual(told);
  });

  it('tells nothing of money for an invoice that is paid already', () => {
    expect(issued(pay('bank-2', 10, paid('bank-1', 120_000, onReceipt())))).toEqual([]);
  });

  it.each([undefined, 'issue'] as const)('goes out for no other invoice: VAT due %j', (vatDueOn) => {
    const dunned = vatDueOn ? onReceipt(vatDueOn) : aCase();
    expect(issued(pay('bank-1', 50_000, dunned))).toEqual([]);
    expect(issued(reverse('bank-1', paid('bank-1', 50_000, dunned)))).toEqual([]);
  });

  it.each([50_000, 120_000, 130_000])('is taken back with the payment of %i, once', (amountMinor) => {
    const dunned = paid('bank-1', amountMinor, onReceipt());
    const reversal = reverse('bank-1', dunned);
    const collected = Math.min(amountMinor, 120_000);
    expect(issued(reversal)).toMatchObject([
      { code: 212, amountMinor: -collected, paymentId: 'bank-1', reversalId: 'R-1', on: '2026-04-08' },
    ]);
    const after212 = after(dunned, reversal, now).issuedStatuses ?? [];
    expect(after212.reduce((sum, each) => sum + each.amountMinor, 0)).toBe(0);
  });

  it('is on record right after the money it tells of, so that no reader sees it first', () => {
    const types = (decision: ReturnType<typeof pay>) => decision.facts.map(({ type }) => type);
    expect(types(pay('bank-1', 120_000, onReceipt())).slice(0, 2)).toEqual(['PaymentRecorded', 'InvoiceStatusIssued']);
    const dunned = paid('bank-1', 120_000, onReceipt());
    expect(types(reverse('bank-1', dunned)).slice(0, 2)).toEqual(['PaymentReversed', 'InvoiceStatusIssued']);
  });
});
