import { expect, it } from 'vitest';
import { momentOf } from '../../../local/crashes/moment.ts';

const pace = { startMs: 1000, instants: 400 };
const momentsOf = (seed: number) =>
  Array.from({ length: 200 }, (_, index) => momentOf(seed, 1 + Math.floor(index / 10), index % 10, pace));

it('chooses the same moments by the same seed, and others by another one', () => {
  expect(momentsOf(7)).toEqual(momentsOf(7));
  expect(momentsOf(7)).not.toEqual(momentsOf(8));
});

it('kills mostly while something happens, and every so often while it starts', () => {
  const starts = momentsOf(7).filter(({ during }) => during === 'start').length;
  expect(starts).toBeGreaterThan(20);
  expect(starts).toBeLessThan(60);
});

it('spreads over the whole start, over a fifth of the story, and over whole instants', () => {
  const moments = momentsOf(7);
  const startMs = moments.flatMap((moment) => (moment.during === 'start' ? moment.afterMs : []));
  const instants = moments.flatMap((moment) => (moment.during === 'play' ? moment.afterInstants : []));
  const shares = moments.flatMap((moment) => (moment.during === 'play' ? moment.share : []));
  expect([Math.min(...startMs) < 100, Math.max(...startMs) > 900]).toEqual([true, true]);
  expect([Math.min(...instants) < 5, Math.max(...instants) > 70, Math.max(...instants) < 80]).toEqual([
    true,
    true,
    true,
  ]);
  expect([Math.min(...shares) < 0.1, Math.max(...shares) > 1.9]).toEqual([true, true]);
});

it('kills the main process alone, with its keeper, and all there is', () => {
  expect(new Set(momentsOf(7).map(({ victims }) => victims))).toEqual(new Set(['main', 'mainAndKeeper', 'all']));
});
