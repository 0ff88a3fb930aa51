import { describe, expect, it } from 'vitest';
import {
  type Circumstances,
  type GlobalHold,
  noCircumstances,
} from '../../../lambdas/domain/circumstances/circumstances.ts';
import { placeGlobalHold } from '../../../lambdas/domain/circumstances/global-hold.ts';

const known = { creditor: ['main'], policy: ['default'], segment: ['business'] };
const placing = { now: '2026-06-01T08:00:00.000Z', today: '2026-06-01', by: 'ann', known };
const posted = { scope: 'creditor', key: 'main', reason: 'An audit.', until: '2026-07-01' } as const;
const hold = (id: string, changes: Partial<GlobalHold> = {}): GlobalHold => ({
  ...posted,
  id,
  since: '2026-03-01T08:00:00.000Z',
  by: 'ann',
  end: null,
  ...changes,
});
const lifted = { at: '2026-04-01T08:00:00.000Z', by: 'ann' };

function placed(holds: readonly GlobalHold[]): Circumstances {
  const decision = placeGlobalHold({ ...noCircumstances, version: 1, holds }, 'new', posted, placing);
  if (decision.kind !== 'accepted') throw new Error(decision.kind);
  return decision.after;
}

describe('the global holds on record, which every assessment reads', () => {
  it.each([
    [49, 49],
    [50, 50],
    [51, 50],
    [500, 50],
  ])('keep of %i that have ended the latest, 50 at most', (count, kept) => {
    const ended = Array.from({ length: count }, (_, index) =>
      hold(`H-${index}`, index % 2 === 0 ? { end: lifted } : { until: '2026-06-01' }),
    );
    const ids = placed(ended).holds.map(({ id }) => id);
    expect(ids).toEqual([...ended.slice(-kept).map(({ id }) => id), 'new']);
  });

  it('keep every one that stands, however old', () => {
    const standing = Array.from({ length: 60 }, (_, index) => hold(`S-${index}`));
    const ended = Array.from({ length: 60 }, (_, index) => hold(`E-${index}`, { end: lifted }));
    const ids = placed([...standing, ...ended]).holds.map(({ id }) => id);
    expect(ids).toEqual([...standing.map(({ id }) => id), ...ended.slice(10).map(({ id }) => id), 'new']);
  });
});
