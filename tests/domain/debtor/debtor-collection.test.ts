import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import type { Debtor } from '../../../lambdas/domain/debtor.ts';
import { beginCollection, endCollection } from '../../../lambdas/domain/debtor/debtor-collection.ts';
import type { DebtorDecision } from '../../../lambdas/domain/debtor/debtor-change.ts';
import { aCaseThatSent, aDebtorOnRecord, aPolicy } from '../builders.ts';

const now = '2026-05-25T08:00:00.000Z';
const moment = { now, today: '2026-05-25' };
const invoice = { id: 'main-FA-1', number: 'FA-1' };
const policy = aPolicy();
const other = aCaseThatSent({ reminderOne: '2026-04-03' });

function afterOf(decision: DebtorDecision): Debtor {
  if (decision.kind !== 'accepted') throw new Error(decision.kind);
  return decision.after;
}
const begun = (otherCases: 'hold' | 'join' | 'goOn', amicableUntil = '2026-07-24') =>
  beginCollection(aDebtorOnRecord(), { invoice, amicableUntil, otherCases }, moment);
const codes = (debtor: Debtor, at: string) =>
  assess({ dunned: other, debtor, policy, now: at }).blockers.map(({ code }) => code);

describe('the other cases of a debtor while a collector has one', () => {
  it('are held until the day on which a person looks at the matter, and no longer', () => {
    const debtor = afterOf(begun('hold'));
    expect(codes(debtor, '2026-07-23T08:00:00.000Z')).toContain('debtorHold');
    expect(codes(debtor, '2026-07-24T08:00:00.000Z')).not.toContain('debtorHold');
    expect(debtor).toMatchObject({ version: 2, collections: [{ invoiceId: 'main-FA-1', otherCases: 'hold' }] });
  });

  it('are held for 60 days where the collector goes to court at once', () => {
    expect(afterOf(begun('hold', '2026-05-25')).holds).toMatchObject([{ until: '2026-07-24' }]);
  });

  it.each(['join', 'goOn'] as const)('are not held when they %s', (otherCases) => {
    expect(afterOf(begun(otherCases)).holds).toBeUndefined();
  });

  it('go on once the matter is over: what is told of it, once, holds no name', () => {
    const over = endCollection(afterOf(begun('hold')), 'main-FA-1', '2026-06-10T08:00:00.000Z');
    expect(over).toMatchObject({ fact: { type: 'CollectionOver', data: { invoiceId: 'main-FA-1' } } });
    expect(afterOf(over)).toMatchObject({ collections: [], holds: [{ end: { how: 'lifted' } }] });
    expect(codes(afterOf(over), '2026-06-10T08:00:00.000Z')).not.toContain('debtorHold');
    expect(endCollection(afterOf(over), 'main-FA-1', now).kind).toBe('repeated');
  });

  it('are held once, by the matter that stands, when a case is handed over again before its recall was heard of', () => {
    const later = { now: '2026-05-26T08:00:00.000Z', today: '2026-05-26' };
    const again = afterOf(
      beginCollection(afterOf(begun('hold')), { invoice, amicableUntil: '2026-07-25', otherCases: 'hold' }, later),
    );
    expect(again.holds?.map(({ end }) => end === null)).toEqual([false, true]);
    const over = afterOf(endCollection(again, 'main-FA-1', '2026-06-10T08:00:00.000Z'));
    expect(codes(over, '2026-06-10T08:00:00.000Z')).not.toContain('debtorHold');
  });

  it('stay held for another matter, and for a hold of a person', () => {
    const two = beginCollection(
      afterOf(begun('hold')),
      { invoice: { id: 'main-FA-2', number: 'FA-2' }, amicableUntil: '2026-08-01', otherCases: 'hold' },
      moment,
    );
    const one = afterOf(endCollection(afterOf(two), 'main-FA-1', '2026-06-10T08:00:00.000Z'));
    expect(one.holds?.map(({ end }) => end === null)).toEqual([false, true]);
    expect(codes(one, '2026-06-10T08:00:00.000Z')).toContain('debtorHold');
  });
});
