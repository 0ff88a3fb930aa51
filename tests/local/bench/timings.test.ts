import { describe, expect, it } from 'vitest';
import { createTimings, timeInTurn } from '../../../local/bench/timings.ts';

describe('acts that are compared', () => {
  it('come in turn, each time in the opposite order, so that none always follows the other', async () => {
    const told: string[] = [];
    const act = (name: string) => () => Promise.resolve(told.push(name));
    const rounds = await timeInTurn({ few: act('few'), many: act('many') }, 2, 2);
    expect(told).toEqual(['few', 'many', 'many', 'few', 'few', 'many', 'many', 'few']);
    expect(rounds['few']?.map(({ histogram }) => histogram.count)).toEqual([2, 2]);
  });

  it('end the comparison when one of them fails', async () => {
    const fails = () => Promise.reject(new RangeError('no such page'));
    await expect(timeInTurn({ fails }, 1, 1)).rejects.toThrow('no such page');
  });
});

describe('timings taken together', () => {
  it('hold the durations of all', () => {
    const [fast, slow] = [createTimings(), createTimings()];
    for (const [timings, milliseconds] of [
      [fast, 2],
      [fast, 2],
      [slow, 50],
    ] as const)
      timings.histogram.record(milliseconds * 1e6);
    const all = createTimings([fast, slow]);
    expect(all.percentileMs(50)).toBeCloseTo(2, 1);
    expect(all.percentileMs(99)).toBeCloseTo(50, 0);
  });
});
