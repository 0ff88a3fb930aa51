import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { payableMinor } from '../../../lambdas/domain/case/record-payment.ts';
import type { Currency } from '../../../lambdas/domain/money.ts';
import { allocatedMinor, allocateOldestFirst, matchPayment } from '../../../lambdas/domain/payment/match-payment.ts';
import { aCase } from '../builders.ts';

type Changes = Partial<Omit<Case, 'invoice'>> & { debtorId?: string; currency?: Currency };

function owing(number: string, amountMinor: number, dueDate = '2026-03-31', changes: Changes = {}): Case {
  const { debtorId = 'C-001', currency = 'EUR', ...others } = changes;
  const dunned = aCase({ invoice: { number, amountMinor, dueDate }, ...others });
  return { ...dunned, invoice: { ...dunned.invoice, debtorId, amount: { amountMinor, currency } } };
}
const byText = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
const inOrder = <Of extends { readonly allocations: readonly unknown[]; readonly unclear: readonly unknown[] }>(
  of: Of,
) => ({
  ...of,
  allocations: of.allocations.toSorted(byText),
  unclear: of.unclear.toSorted(byText),
});
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' as const });
const shares = (cases: readonly Case[], amountMinor: number) =>
  allocateOldestFirst(eur(amountMinor), cases).map((each) => {
    const dunned = cases.find(({ id }) => id === each.invoiceId);
    return [dunned?.invoice.number, each.amountMinor];
  });

describe('a sum is shared, the oldest due first', () => {
  const cases = [owing('FA-2', 50_000, '2026-04-02'), owing('FA-1', 30_000, '2026-04-01'), owing('FA-3', 20_000)];

  it.each([
    [19_999, [['FA-3', 19_999]]],
    [20_000, [['FA-3', 20_000]]],
    [20_001, [['FA-3', 20_000], ['FA-1', 1]]], // prettier-ignore
    [99_999, [['FA-3', 20_000], ['FA-1', 30_000], ['FA-2', 49_999]]], // prettier-ignore
    [100_000, [['FA-3', 20_000], ['FA-1', 30_000], ['FA-2', 50_000]]], // prettier-ignore
    [100_001, [['FA-3', 20_000], ['FA-1', 30_000], ['FA-2', 50_000]]], // prettier-ignore
  ])('%i', (amountMinor, expected) => {
    expect(shares(cases, amountMinor)).toEqual(expected);
  });

  it.each([
    ['what was paid of it before', { receivedMinor: 20_000 }, [['FA-1', 10_000]]],
    ['what was credited', { creditedMinor: 29_999 }, [['FA-1', 1]]],
    ['one that is paid', { receivedMinor: 30_000, status: 'paid' }, []],
    ['one that is canceled', { status: 'canceled' }, []],
    ['one that was handed over, which is still owed', { status: 'handedOver' }, [['FA-1', 30_000]]],
    ['one that was written off, which is still owed', { status: 'writtenOff' }, [['FA-1', 30_000]]],
    ['one in another currency', { currency: 'USD' }, []],
  ] as const)('without %s', (_what, changes, expected) => {
    expect(shares([owing('FA-1', 30_000, '2026-03-31', changes)], 50_000)).toEqual(expected);
  });
});

describe('what a payment is found to be for', () => {
  const cases = [
    owing('FA-1', 10_000),
    owing('FA-2', 20_000),
    owing('FB-1', 30_000, '2026-03-31', { debtorId: 'C-002' }),
  ];
  const [first, second, foreign] = cases.map(({ id }) => id) as [string, string, string];
  const match = (text: string, amountMinor: number, debtorId?: string) => {
    const found = matchPayment({ amount: eur(amountMinor), text, ...(debtorId !== undefined && { debtorId }) }, cases);
    return { ...found, allocations: found.allocations.map((each) => [each.invoiceId, each.amountMinor]) };
  };

  it.each([
    ['one invoice', 'FA-1', 10_000, undefined, { allocations: [[first, 10_000]], debtorId: 'C-001', unclear: [] }],
    ['our own id', first, 10_000, undefined, { allocations: [[first, 10_000]], debtorId: 'C-001', unclear: [] }],
    ['nothing', 'MERCI', 10_000, undefined, { allocations: [], debtorId: null, unclear: [] }],
    ['nothing, of somebody', 'MERCI', 10_000, 'C-001', { allocations: [], debtorId: 'C-001', unclear: [] }],
    [
      'several debtors who owe exactly that',
      'FA-1 FB-1',
      40_000,
      undefined,
      { allocations: [[first, 10_000], [foreign, 30_000]], debtorId: null, unclear: [] }, // prettier-ignore
    ],
    [
      'several debtors who owe a cent more',
      'FA-1 FB-1',
      39_999,
      undefined,
      { allocations: [], debtorId: null, unclear: [first, foreign] },
    ],
    [
      'another debtor than who has paid',
      'FA-1 FB-1',
      40_000,
      'C-001',
      { allocations: [[first, 10_000]], debtorId: 'C-001', unclear: [foreign] },
    ],
    [
      'an invoice, and two that may be one',
      'FA-1, FA 2 1',
      40_000,
      undefined,
      { allocations: [[first, 10_000], [second, 20_000]], debtorId: 'C-001', unclear: [] }, // prettier-ignore
    ],
  ] as const)('%s', (_what, text, amountMinor, debtorId, expected) => {
    const found = match(text, amountMinor, debtorId);
    expect(inOrder(found)).toEqual(inOrder(expected));
  });

  it('never creates or loses a cent, under any book and text', () => {
    const number = fc.constantFrom('FA-1', 'FA-12', 'FA/1', 'FA-1-2', 'F2026-0001', '10042', '42', 'INV 7');
    const book = fc.uniqueArray(
      fc.record({
        number,
        owed: fc.integer({ min: 1, max: 1_000 }),
        received: fc.integer({ min: 0, max: 1_000 }),
        debtorId: fc.constantFrom('C-001', 'C-002'),
        currency: fc.constantFrom('EUR' as const, 'USD' as const),
        status: fc.constantFrom('open' as const, 'canceled' as const, 'handedOver' as const),
      }),
      { selector: (each) => each.number, maxLength: 8 },
    );
    const word = fc.oneof(number, fc.constantFrom(' ', '-', ',', '\n', 'FACT', '12/04/2026', '1200,00'), fc.string());
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(''));
    const debtorId = fc.option(fc.constantFrom('C-001', 'C-002'), { nil: undefined });
    fc.assert(
      fc.property(book, text, debtorId, fc.integer({ min: 1, max: 5_000 }), (entries, said, payer, amountMinor) => {
        const all = entries.map(({ number: own, owed, received, ...changes }) =>
          owing(own, owed, '2026-03-31', { ...changes, receivedMinor: Math.min(owed, received) }),
        );
        const sought = { amount: eur(amountMinor), text: said, ...(payer !== undefined && { debtorId: payer }) };
        const { allocations, debtorId: owner, unclear } = matchPayment(sought, all);
        const rest = amountMinor - allocatedMinor(allocations);
        expect(rest).toBeGreaterThanOrEqual(0);
        for (const each of allocations) {
          const dunned = all.find(({ id }) => id === each.invoiceId);
          expect(dunned?.invoice.amount.currency).toBe('EUR');
          expect(each.amountMinor).toBeGreaterThan(0);
          expect(each.amountMinor).toBeLessThanOrEqual(dunned ? payableMinor(dunned) : 0);
          expect(unclear).not.toContain(each.invoiceId);
          if (payer !== undefined) expect(dunned?.invoice.debtorId).toBe(payer);
        }
        // Only a sum that is exactly what several debtors owe is nobody's, and then nothing is left of it.
        if (owner === null && allocations.length > 0) expect(rest).toBe(0);
        expect(new Set(allocations.map(({ invoiceId }) => invoiceId)).size).toBe(allocations.length);
      }),
      { numRuns: 500 },
    );
  });
});
