import { describe, expect, it } from 'vitest';
import { movesAt } from '../../../lambdas/domain/case/plan.ts';
import { aCase, aPendingNotice, aPolicy } from '../builders.ts';

const policy = aPolicy();
const now = '2026-04-02T18:00:00.000Z';
const later = '2026-04-14T07:00:00.000Z';
const hold = { id: 'H-1', kind: 'hold', reason: 'r', since: now, end: null } as const;

describe('a case moves next', () => {
  it.each([
    ['when its run has waited to the end', {}, later],
    [
      'when the window of its notice sends',
      { notice: aPendingNotice({ sendAt: '2026-04-03T07:30:00.000Z' }) },
      '2026-04-03T07:30:00.000Z',
    ],
    [
      'when its run has waited, if the window sends after that',
      { notice: aPendingNotice({ sendAt: '2026-04-15T07:30:00.000Z' }) },
      later,
    ],
    [
      'when its run has waited, if the window should have sent before',
      { notice: aPendingNotice({ sendAt: now }) },
      later,
    ],
    ['on the day of a pause', { pauses: [{ ...hold, until: '2026-04-08' }] }, '2026-04-08T07:00:00.000Z'],
    [
      'on the business day after the day of a pause',
      { pauses: [{ ...hold, until: '2026-04-05' }] },
      '2026-04-07T07:00:00.000Z',
    ],
    ['when its run has waited, if the pause ends after that', { pauses: [{ ...hold, until: '2026-04-15' }] }, later],
    [
      'at the first of them',
      { notice: aPendingNotice({ sendAt: '2026-04-09T07:30:00.000Z' }), pauses: [{ ...hold, until: '2026-04-08' }] },
      '2026-04-08T07:00:00.000Z',
    ],
  ] as const)('%s', (_when, changes, at) => {
    expect(movesAt({ dunned: aCase(changes), policy, now }, later)).toBe(at);
  });
});
