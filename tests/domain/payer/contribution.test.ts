import { describe, expect, it } from 'vitest';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import type { CaseFact } from '../../../lambdas/domain/case/events.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { contributionOf } from '../../../lambdas/domain/payer/contribution.ts';
import { aCase } from '../builders.ts';

/** 1,200.00 EUR, due on 2026-03-31. */
function after(...facts: CaseFact[]): Case {
  return facts.length === 0 ? aCase() : record(aCase(), facts, { at: '2026-04-20T08:00:00.000Z', by: 'test' }).after;
}
const paid = (
  receivedOn: string,
  amountMinor = 120_000,
  paymentId = `bank-${receivedOn}`,
  excessMinor = 0,
): CaseFact => ({
  type: 'PaymentRecorded',
  data: { paymentId, amountMinor, currency: 'EUR', receivedOn, excessMinor },
});
const reversed = (paymentId: string): CaseFact => ({
  type: 'PaymentReversed',
  data: { reversalId: 'R', paymentId, amountMinor: 120_000, reason: 'returned', receivedOn: '2026-04-20', run: 2 },
});
const disputed = (disputedMinor: number | null, expectedCreditMinor = 0): CaseFact => ({
  type: 'DisputeOpened',
  data: { disputeId: 'D', reason: 'quality', disputedMinor, expectedCreditMinor, reviewOn: '2026-05-01' },
});
const resolved = (outcome: 'rejected' | 'accepted' | 'partly', creditMinor = 0): CaseFact => ({
  type: 'DisputeResolved',
  data: { disputeId: 'D', outcome, creditMinor },
});
const promised = (amountMinor: number): CaseFact => ({
  type: 'PromiseMade',
  data: {
    promiseId: 'P',
    amountMinor,
    promisedFor: '2026-05-01',
    channel: 'phone',
    deadline: '2026-05-04',
    until: '2026-05-05',
  },
});
const decided = (decision: 'handOver' | 'writeOff'): CaseFact => ({
  type: 'LegalDecisionMade',
  data: { decision, reason: 'no answer' },
});

describe('an open case', () => {
  it('says what is invoiced and open, and nothing yet of when he pays', () => {
    expect(contributionOf(after())).toEqual({
      currency: 'EUR',
      counts: {
        invoices: 1,
        open: 1,
        paidOnTime: 0,
        paidLate: 0,
        daysLate: 0,
        promisesKept: 0,
        promisesBroken: 0,
        disputesUpheld: 0,
        disputesRejected: 0,
        handedOver: 0,
        writtenOff: 0,
      },
      amounts: { invoicedMinor: 120_000, openMinor: 120_000, paidInvoices: 0, paidMinor: 0, weightedDaysLate: 0 },
      openItem: { dueOn: '2026-03-31', amountMinor: 120_000 },
    });
  });

  it('says what is left to pay of it, and from which due date on', () => {
    const amended: CaseFact = { type: 'InvoiceAmended', data: { dueDate: '2026-04-10' } };
    const { openItem, amounts } = contributionOf(after(paid('2026-03-25', 50_000), amended));
    expect(openItem).toEqual({ dueOn: '2026-04-10', amountMinor: 70_000 });
    expect(amounts.openMinor).toBe(70_000);
  });

  it.each([
    ['a dispute of all of it', [disputed(null)], null],
    ['a dispute of a part', [disputed(30_000)], 90_000],
    ['a dispute with an expected credit note of more', [disputed(30_000, 40_000)], 80_000],
    ['a dispute that was rejected', [disputed(null), resolved('rejected')], 120_000],
    ['a promise for a part', [promised(100_000)], 20_000],
    ['a promise for all of it', [promised(120_000)], null],
    ['a promise after a payment of more than the rest', [promised(100_000), paid('2026-04-10', 60_000)], null],
    [
      'a hold, which is ours',
      [{ type: 'HoldPlaced', data: { holdId: 'H', reason: 'r', until: '2026-06-01' } }],
      120_000,
    ],
  ] as [string, CaseFact[], number | null][])(
    'with %s is late for what is left without it',
    (_what, facts, amountMinor) => {
      const { openItem, amounts } = contributionOf(after(...facts));
      expect(openItem?.amountMinor ?? null).toBe(amountMinor);
      expect(amounts.openMinor).toBe(120_000 - (facts.some(({ type }) => type === 'PaymentRecorded') ? 60_000 : 0));
    },
  );
});

describe('a case closed by money', () => {
  it.each([
    ['2026-03-30', 0],
    ['2026-03-31', 0],
    ['2026-04-01', 1],
    ['2026-04-30', 30],
  ])('by a payment received on %s was %i days late', (receivedOn, daysLate) => {
    const { counts, amounts, openItem } = contributionOf(after(paid(receivedOn)));
    expect(counts).toMatchObject({
      paidOnTime: Number(daysLate === 0),
      paidLate: Number(daysLate > 0),
      daysLate,
      open: 0,
    });
    expect(amounts).toEqual({
      invoicedMinor: 120_000,
      openMinor: 0,
      paidInvoices: 1,
      paidMinor: 120_000,
      weightedDaysLate: 120_000 * daysLate,
    });
    expect(openItem).toBeNull();
  });

  it('in parts was as late as the last of them, in whatever order they were told of', () => {
    const parts = [paid('2026-04-10', 60_000), paid('2026-04-02', 60_000)];
    expect(contributionOf(after(...parts)).counts.daysLate).toBe(10);
  });

  it('was not later for what was too much after it, nor for what was taken back before it', () => {
    const twice = after(paid('2026-03-30'), paid('2026-05-30', 120_000, 'again', 120_000));
    expect(contributionOf(twice).counts).toMatchObject({ paidOnTime: 1, daysLate: 0 });
    const returned = after(paid('2026-04-15'), reversed('bank-2026-04-15'), paid('2026-03-31'));
    expect(contributionOf(returned).counts).toMatchObject({ paidOnTime: 1, paidLate: 0 });
  });

  it('says nothing of it any more once the money is taken back', () => {
    const { counts, openItem } = contributionOf(after(paid('2026-03-30'), reversed('bank-2026-03-30')));
    expect(counts).toMatchObject({ open: 1, paidOnTime: 0 });
    expect(openItem).toEqual({ dueOn: '2026-03-31', amountMinor: 120_000 });
  });

  it.each([
    ['accepted', { disputesUpheld: 1, paidOnTime: 0, paidLate: 0, daysLate: 0 }],
    ['partly', { disputesUpheld: 1, paidOnTime: 0, paidLate: 0, daysLate: 0 }],
    ['rejected', { disputesRejected: 1, paidOnTime: 0, paidLate: 1, daysLate: 20 }],
  ] as const)('after a dispute that was %s counts against him only when it was not upheld', (outcome, expected) => {
    const creditMinor = outcome === 'rejected' ? 0 : 20_000;
    const facts = [disputed(20_000), resolved(outcome, creditMinor), paid('2026-04-20', 120_000 - creditMinor)];
    const { counts, amounts } = contributionOf(after(...facts));
    expect(counts).toMatchObject(expected);
    expect(amounts.paidInvoices).toBe(Number(outcome === 'rejected'));
  });
});

describe('a case closed otherwise', () => {
  it.each([
    ['handOver', { handedOver: 1, writtenOff: 0 }],
    ['writeOff', { handedOver: 0, writtenOff: 1 }],
  ] as const)('by the decision to %s says so, and is not open any more', (decision, expected) => {
    const { counts, amounts, openItem } = contributionOf(after(decided(decision)));
    expect(counts).toMatchObject({ invoices: 1, open: 0, paidOnTime: 0, paidLate: 0, ...expected });
    expect(amounts).toMatchObject({ openMinor: 0, paidMinor: 0 });
    expect(openItem).toBeNull();
  });

  it('by a cancellation is as if it had not been invoiced', () => {
    const { counts, amounts } = contributionOf(after({ type: 'InvoiceCanceled', data: { reason: 'wrong customer' } }));
    expect(Object.values(counts).every((count) => count === 0)).toBe(true);
    expect(Object.values(amounts).every((amount) => amount === 0)).toBe(true);
  });
});

describe('what a payer had agreed to', () => {
  const broken = { taskId: 't', lateDays: 0 };
  const planned: CaseFact = {
    type: 'InstalmentPlanMade',
    data: { planId: 'P', instalments: [{ amountMinor: 120_000, dueOn: '2026-05-01' }], until: '2026-05-01' },
  };
  it.each([
    ['a promise kept', promised(1_000), { type: 'PromiseKept', data: { promiseId: 'P' } }, [1, 0]],
    [
      'a promise broken',
      promised(1_000),
      { type: 'PromiseBroken', data: { promiseId: 'P', receivedMinor: 0, ...broken } },
      [0, 1],
    ],
    ['a plan kept', planned, { type: 'InstalmentPlanEnded', data: { planId: 'P', how: 'kept' } }, [1, 0]],
    [
      'a plan missed',
      planned,
      { type: 'InstalmentPlanEnded', data: { planId: 'P', how: 'missed', number: 1, missingMinor: 1, ...broken } },
      [0, 1],
    ],
    [
      'a promise that a person has ended',
      promised(1_000),
      { type: 'PauseLifted', data: { pauseKind: 'promise', pauseId: 'P' } },
      [0, 0],
    ],
  ] as [string, CaseFact, CaseFact, [number, number]][])('counts %s', (_what, made, ended, [kept, notKept]) => {
    const { counts } = contributionOf(after(made, ended));
    expect([counts.promisesKept, counts.promisesBroken]).toEqual([kept, notKept]);
  });
});
