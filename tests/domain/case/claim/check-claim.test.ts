import { describe, expect, it } from 'vitest';
import { checkClaim } from '../../../../lambdas/domain/case/claim/check-claim.ts';
import { completeTask } from '../../../../lambdas/domain/case/complete-task.ts';
import { afterDecision, lateCase, situationOn, taken } from './claims.ts';

/** Not below the floor of 7.86 % when interest began to run; below the 8.25 % of the half-year after it. */
const overtaken = lateCase({}, { contractRatePercent: '8' });

describe('a claim that cannot be computed', () => {
  it('is put to a person once the floor has overtaken its rate, not before', () => {
    expect(checkClaim(situationOn('2026-06-30', { dunned: overtaken }))).toEqual({ kind: 'repeated' });
    const { raise } = taken(checkClaim(situationOn('2026-07-01', { dunned: overtaken })));
    expect(raise).toMatchObject([
      { kind: 'checkClaim', data: { why: 'contractRateBelowFloor', message: expect.stringContaining('8.25 %') } },
    ]);
  });

  it('is put to him once, even after he is done', () => {
    const asked = checkClaim(situationOn('2026-07-01', { dunned: overtaken }));
    const [task] = taken(asked).raise;
    const after = afterDecision(overtaken, asked);
    expect(checkClaim(situationOn('2026-07-02', { dunned: after }))).toEqual({ kind: 'repeated' });
    const done = afterDecision(after, completeTask(after, task!, 'agreed anew'));
    expect(done.claim?.check).toMatchObject({ taskId: null });
    expect(checkClaim(situationOn('2026-07-03', { dunned: done }))).toEqual({ kind: 'repeated' });
  });

  it.each([
    ['debtor', { debtor: { latePayment: { contractRatePercent: '5' } } }],
    ['policy', { policy: { latePayment: { contractRatePercent: '5', afterPayment: 'leave' as const } } }],
  ])('is never computed with another rate instead, when that of the %s is below the floor', (_whose, changes) => {
    expect(taken(checkClaim(situationOn('2026-08-31', changes))).raise).toHaveLength(1);
  });

  it('asks nothing while the invoice is not late, once the case is closed, and of claims that can be computed', () => {
    const low = { debtor: { latePayment: { contractRatePercent: '5' } } };
    const closed = lateCase({ status: 'paid', closedAt: '2026-08-01T08:00:00.000Z' });
    for (const situation of [
      situationOn('2026-05-31', low),
      situationOn('2026-08-31', { ...low, dunned: closed }),
      situationOn('2026-08-31'),
    ])
      expect(checkClaim(situation)).toEqual({ kind: 'repeated' });
  });
});
