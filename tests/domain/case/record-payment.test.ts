import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceMinor, type Case } from '../../../lambdas/domain/case/case.ts';
import type { Accepted } from '../../../lambdas/domain/case/decision.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import type { Payment } from '../../../lambdas/domain/payment.ts';
import { aCase, aPolicy } from '../builders.ts';

const dates = {
  now: '2026-04-02T08:00:00.000Z',
  today: '2026-04-02',
  policy: aPolicy({ settlementToleranceMinor: 0 }),
};
const aPayment = (amountMinor: number, changes: Partial<Payment> = {}): Payment => ({
  id: 'bank-1',
  amount: { amountMinor, currency: 'EUR' },
  receivedOn: '2026-04-02',
  ...changes,
});

function pay(dunned: Case, payment: Payment) {
  const decision = recordPayment(dunned, payment, dates) as Accepted;
  const { after } = record(dunned, decision.facts, { at: dates.now, by: 'bank' });
  return { after, raised: decision.raise, ended: decision.end };
}

describe('a payment', () => {
  it.each([
    [119_999, 'open', 1, 0],
    [120_000, 'paid', 0, 0],
    [120_001, 'paid', 0, 1],
  ])('of %i on an invoice of 120000 leaves it %s with a balance of %i', (amount, status, balance, refunded) => {
    const { after, raised } = pay(aCase(), aPayment(amount));
    expect(after.status).toBe(status);
    expect(balanceMinor(after)).toBe(balance);
    expect(raised.map(({ data }) => data['excess'])).toEqual(
      refunded === 0 ? [] : [{ amountMinor: refunded, currency: 'EUR' }],
    );
  });

  it.each([
    [119_900, 'open', 100],
    [119_901, 'paid', 0],
    [120_000, 'paid', 0],
  ])('of %i with a tolerance of 100 leaves it %s with a balance of %i', (amount, status, balance) => {
    const policy = aPolicy({ settlementToleranceMinor: 100 });
    const { facts } = recordPayment(aCase(), aPayment(amount), { ...dates, policy }) as Accepted;
    const { after } = record(aCase(), facts, { at: dates.now, by: 'bank' });
    expect([after.status, balanceMinor(after)]).toEqual([status, balance]);
    expect(after.smallDifferenceMinor).toBe(amount === 119_901 ? 99 : 0);
  });

  it('that is too much leaves a task for a person, due today, with what is to be given back', () => {
    expect(pay(aCase(), aPayment(150_000)).raised).toMatchObject([
      {
        kind: 'refundOrAllocate',
        invoiceId: aCase().id,
        debtorId: 'C-001',
        dueOn: '2026-04-02',
        data: { paymentId: 'bank-1', excess: { amountMinor: 30_000, currency: 'EUR' } },
      },
    ]);
  });

  it.each([
    ['paid', 120_000, 0, 100],
    ['canceled', 0, 0, 100],
    ['handedOver', 0, 100, 0],
    ['writtenOff', 0, 100, 0],
    ['handedOver', 119_950, 50, 50],
  ] as const)(
    'of 100 on a case that is %s, with %i paid before, moves no status: %i are for the invoice, %i too much',
    (status, receivedMinor, forInvoice, excess) => {
      const { after, raised } = pay(aCase({ status, receivedMinor }), aPayment(100));
      expect(after).toMatchObject({ status, receivedMinor: receivedMinor + forInvoice });
      expect(raised).toMatchObject([
        {
          kind: 'refundOrAllocate',
          data: { amount: { amountMinor: 100 }, excess: { amountMinor: excess }, caseStatus: status },
        },
      ]);
    },
  );

  it('in full makes a decision that was asked for superfluous; a part does not', () => {
    const legal = { kind: 'requested', at: dates.now, taskId: 'task', taskKind: 'legalDecision' } as const;
    const escalated = aCase({ status: 'escalated', legal });
    expect(pay(escalated, aPayment(120_000)).ended).toEqual([{ taskId: 'task', result: 'paid' }]);
    const part = pay(escalated, aPayment(1));
    expect(part.ended).toEqual([]);
    expect(part.after.status).toBe('escalated');
  });

  it('in another currency is refused, naming the field', () => {
    const payment = aPayment(120_000, { amount: { amountMinor: 120_000, currency: 'USD' } });
    expect(recordPayment(aCase(), payment, dates)).toMatchObject({
      kind: 'refused',
      code: 'currency',
      field: 'amount.currency',
    });
  });

  it('that makes more than can be counted exactly is refused', () => {
    const full = aCase({ status: 'paid', receivedMinor: Number.MAX_SAFE_INTEGER - 1 });
    expect(recordPayment(full, aPayment(1), dates).kind).toBe('accepted');
    expect(recordPayment(full, aPayment(2), dates)).toMatchObject({ kind: 'refused', field: 'amount.amountMinor' });
  });
});

describe('the balance', () => {
  it('is the amount less the payments, to the cent, in whatever order they come', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 12 });
    const inTwoOrders = amounts.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    const invoiced = fc.integer({ min: 1, max: 50_000_000 });
    fc.assert(
      fc.property(invoiced, inTwoOrders, (amountMinor, [given, reordered]) => {
        const total = given.reduce((sum, amount) => sum + amount, 0);
        const [one, other] = [given, reordered].map((order) =>
          order.reduce(
            (dunned, amount, index) => pay(dunned, aPayment(amount, { id: `bank-${index}` })).after,
            aCase({ invoice: { amountMinor } }),
          ),
        );
        expect([one, other].map((dunned) => dunned && balanceMinor(dunned))).toEqual([
          Math.max(0, amountMinor - total),
          Math.max(0, amountMinor - total),
        ]);
        expect([one?.status, other?.status]).toEqual(Array(2).fill(total >= amountMinor ? 'paid' : 'open'));
      }),
    );
  });

  it('that was overpaid is offered for refund to the cent, in one task or several', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(amounts, (given) => {
        let dunned = aCase();
        let offered = 0;
        for (const [index, amount] of given.entries()) {
          const { after, raised } = pay(dunned, aPayment(amount, { id: `bank-${index}` }));
          dunned = after;
          for (const { data } of raised) offered += (data['excess'] as { amountMinor: number }).amountMinor;
        }
        const total = given.reduce((sum, amount) => sum + amount, 0);
        expect(offered).toBe(Math.max(0, total - 120_000));
      }),
    );
  });
});
