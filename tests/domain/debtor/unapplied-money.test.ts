import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import type { CasePayment } from '../../../lambdas/domain/case/case-money.ts';
import type { Debtor } from '../../../lambdas/domain/debtor.ts';
import {
  excessChanges,
  moveUnapplied,
  type UnappliedChange,
  unappliedMinor,
  unappliedSums,
} from '../../../lambdas/domain/debtor/unapplied-money.ts';
import { aCase, aDebtorOnRecord, aPolicy } from '../builders.ts';

const now = '2026-04-08T08:00:00.000Z';
const aPayment = (id: string, excessMinor: number, changes: Partial<CasePayment> = {}): CasePayment => ({
  id,
  amountMinor: 120_000 + excessMinor,
  excessMinor,
  receivedOn: '2026-04-02',
  isReceiptSent: false,
  reversal: null,
  ...changes,
});
const aChange = (amountMinor: number, paymentId = 'bank-1'): UnappliedChange => ({
  paymentId,
  amountMinor,
  currency: 'EUR',
  receivedOn: '2026-04-02',
});
function moved(debtor: Debtor, ...changes: UnappliedChange[]): Debtor {
  const decision = moveUnapplied(debtor, changes, now);
  return decision.kind === 'accepted' ? decision.after : debtor;
}

describe('what a case gives to its debtor', () => {
  const reversal = { id: 'R-1', reason: 'returned', on: '2026-04-10' } as const;

  it.each([
    ['a payment that is too much', [], [aPayment('bank-1', 1010)], [aChange(1010)]],
    ['one that is not', [], [aPayment('bank-1', 0)], []],
    ['a credit note on what was paid', [aPayment('bank-1', 0)], [aPayment('bank-1', 500)], [aChange(500)]],
    ['the reversal of it', [aPayment('bank-1', 500)], [aPayment('bank-1', 500, { reversal })], [aChange(-500)]],
    ['nothing new', [aPayment('bank-1', 500)], [aPayment('bank-1', 500)], []],
  ])('by %s', (_what, before, after, expected) => {
    expect(excessChanges(aCase({ payments: before }), aCase({ payments: after }))).toEqual(expected);
  });
});

describe('unapplied money', () => {
  it('is kept by payment, and makes a new version of the debtor', () => {
    const debtor = moved(aDebtorOnRecord(), aChange(1010), aChange(200, 'bank-2'), aChange(5));
    expect(debtor.unapplied?.map(({ paymentId, amountMinor }) => [paymentId, amountMinor])).toEqual([
      ['bank-2', 200],
      ['bank-1', 1015],
    ]);
    expect(debtor.version).toBe(2);
    expect([unappliedMinor(debtor, 'EUR'), unappliedMinor(debtor, 'GBP')]).toEqual([1215, 0]);
  });

  it('is summed up by currency for who is written to', () => {
    const pounds: UnappliedChange = { ...aChange(7, 'bank-3'), currency: 'GBP' };
    expect(unappliedSums(moved(aDebtorOnRecord(), aChange(1010), pounds, aChange(200, 'bank-2')))).toEqual([
      { amountMinor: 1210, currency: 'EUR' },
      { amountMinor: 7, currency: 'GBP' },
    ]);
    expect(unappliedSums(aDebtorOnRecord())).toEqual([]);
  });

  it('is never below zero, and what changes nothing is no new version', () => {
    const debtor = moved(aDebtorOnRecord(), aChange(1010));
    expect(moved(debtor, aChange(-2000)).unapplied).toEqual([]);
    expect(moveUnapplied(aDebtorOnRecord(), [aChange(-1)], now).kind).toBe('repeated');
  });

  it('adds up to the cent, whatever comes in which order', () => {
    const changes = fc.array(fc.tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom('a', 'b', 'c')));
    fc.assert(
      fc.property(changes, (all) => {
        const debtor = moved(aDebtorOnRecord(), ...all.map(([amount, id]) => aChange(amount, id)));
        expect(unappliedMinor(debtor, 'EUR')).toBe(all.reduce((sum, [amount]) => sum + amount, 0));
      }),
    );
  });

  it.each([
    [119_999, 120_000, []],
    [120_000, 120_000, ['unappliedMoney']],
    [120_000, 120_001, []],
  ])('of %i stops a case of %i when it covers it: %j', (unapplied, amountMinor, expected) => {
    const debtor = moved(aDebtorOnRecord(), aChange(unapplied));
    const dunned = aCase({ invoice: { amountMinor } });
    const { blockers } = assess({ dunned, debtor, policy: aPolicy(), now });
    expect(blockers.map(({ code }) => code)).toEqual(expected);
  });
});
