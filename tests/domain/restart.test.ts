import { describe, expect, it } from 'vitest';
import { wakeAfter } from '../../lambdas/domain/case/wake.ts';
import { restartCheck, restartsBeforeTask } from '../../lambdas/domain/restart.ts';

const now = '2026-04-03T08:00:00.000Z';

describe('a run that has failed', () => {
  it.each([
    [0, '2026-04-03T08:05:00.000Z'],
    [1, '2026-04-03T09:00:00.000Z'],
    [2, '2026-04-03T14:00:00.000Z'],
    [3, '2026-04-04T08:00:00.000Z'],
    [30, '2026-04-04T08:00:00.000Z'],
  ])('and was begun again %i times is looked at again at %s', (restarts, at) => {
    expect(restartCheck(now, restarts)).toBe(at);
  });

  it('is shown to a person once it has failed for hours, before it goes on daily', () => {
    expect(restartsBeforeTask).toBe(3);
  });
});

describe('what should have moved', () => {
  it('is looked at an hour later', () => {
    expect(wakeAfter(now)).toBe('2026-04-03T09:00:00.000Z');
  });
});
