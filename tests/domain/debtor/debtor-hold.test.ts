import { describe, expect, it } from 'vitest';
import type { Debtor } from '../../../lambdas/domain/debtor.ts';
import type { DebtorDecision } from '../../../lambdas/domain/debtor/debtor-change.ts';
import {
  expireDebtorHolds,
  holdsInForce,
  liftDebtorHold,
  nextHoldEnd,
  placeDebtorHold,
} from '../../../lambdas/domain/debtor/debtor-hold.ts';
import { aDebtorOnRecord } from '../builders.ts';

const reason = 'we talk about the contract';
const placed = { now: '2026-04-01T08:00:00.000Z', today: '2026-04-01' };
const on = (today: string) => ({ now: `${today}T08:00:00.000Z`, today });

function after(decision: DebtorDecision): Debtor {
  if (decision.kind !== 'accepted') throw new Error(decision.kind);
  return decision.after;
}
const held = (until: string, debtor = aDebtorOnRecord(), id = 'H-1') =>
  after(placeDebtorHold(debtor, id, { reason, until }, placed));

describe('placing a hold on a debtor', () => {
  it('makes a new version of him, with the hold and who has to hear of it', () => {
    const decision = placeDebtorHold(aDebtorOnRecord(), 'H-1', { reason, until: '2026-04-20' }, placed);
    expect(decision).toMatchObject({
      kind: 'accepted',
      after: { version: 2, holds: [{ id: 'H-1', reason, until: '2026-04-20', since: placed.now, end: null }] },
      fact: { type: 'HoldPlaced', data: { holdId: 'H-1', reason, until: '2026-04-20' } },
    });
  });

  it.each([
    ['2026-03-31', 'refused'],
    ['2026-04-01', 'refused'],
    ['2026-04-02', 'accepted'],
  ])('until %s on 2026-04-01 is %s: it has to end after today', (until, kind) => {
    expect(placeDebtorHold(aDebtorOnRecord(), 'H-1', { reason, until }, placed)).toMatchObject({ kind });
  });

  it('again under the same id changes nothing, also after it has ended; with other content it is refused', () => {
    const debtor = held('2026-04-09');
    for (const known of [debtor, after(liftDebtorHold(debtor, 'H-1', '2026-04-02T08:00:00.000Z'))]) {
      expect(placeDebtorHold(known, 'H-1', { reason, until: '2026-04-09' }, on('2026-04-05')).kind).toBe('repeated');
      expect(placeDebtorHold(known, 'H-1', { reason, until: '2026-04-10' }, on('2026-04-05'))).toMatchObject({
        kind: 'refused',
        code: 'holdTaken',
      });
    }
  });
});

describe('a hold on a debtor', () => {
  it.each([
    ['2026-04-08', 1],
    ['2026-04-09', 0],
    ['2026-04-10', 0],
  ])('until 2026-04-09 stands on %s: %i', (today, count) => {
    expect(holdsInForce(held('2026-04-09'), today)).toHaveLength(count);
  });

  it('that was lifted does not stand any more; lifting it again changes nothing, and one never placed is refused', () => {
    const lifted = after(liftDebtorHold(held('2026-04-09'), 'H-1', '2026-04-02T08:00:00.000Z'));
    expect(holdsInForce(lifted, '2026-04-02')).toEqual([]);
    expect(lifted.holds?.[0]?.end).toEqual({ at: '2026-04-02T08:00:00.000Z', how: 'lifted' });
    expect(liftDebtorHold(lifted, 'H-1', '2026-04-03T08:00:00.000Z').kind).toBe('repeated');
    expect(liftDebtorHold(lifted, 'H-2', '2026-04-03T08:00:00.000Z')).toMatchObject({
      kind: 'refused',
      code: 'unknown',
    });
  });

  it('is looked at next on the first day on which one ends', () => {
    const both = held('2026-04-09', held('2026-04-16'), 'H-2');
    expect(nextHoldEnd(both)).toBe('2026-04-09');
    expect(nextHoldEnd(after(liftDebtorHold(both, 'H-2', placed.now)))).toBe('2026-04-16');
    expect(nextHoldEnd(aDebtorOnRecord())).toBeNull();
  });
});

describe('a hold whose day has come', () => {
  const both = held('2026-04-16', held('2026-04-09'), 'H-2');

  it.each([
    ['2026-04-08', undefined],
    ['2026-04-09', ['H-1']],
    ['2026-04-16', ['H-1', 'H-2']],
  ])('is on record as expired from that day on: %s', (today, holdIds) => {
    const decision = expireDebtorHolds(both, on(today));
    expect(decision.kind === 'accepted' ? decision.fact : undefined).toEqual(
      holdIds && { type: 'HoldsExpired', data: { holdIds } },
    );
  });

  it.each([
    ['all cases had heard of him, they need not hear of this', 3, 4],
    ['some had not, they still have to', 2, 2],
  ])('tells nobody anything new: where %s', (_what, toldVersion, still) => {
    expect(after(expireDebtorHolds({ ...both, toldVersion }, on('2026-04-09')))).toMatchObject({
      version: 4,
      toldVersion: still,
    });
  });
});
