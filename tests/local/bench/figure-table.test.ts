import { describe, expect, it } from 'vitest';
import { type Figure, isMet } from '../../../local/bench/figure.ts';
import { figureTable } from '../../../local/bench/figure-table.ts';

const ratio = (value: number, aim?: Figure['aim']): Figure => ({ name: 'a ratio', value, unit: '×', aim });

describe('a figure', () => {
  it.each([
    { value: 1.2, aim: { atMost: 1.2 }, met: true },
    { value: 1.21, aim: { atMost: 1.2 }, met: false },
    { value: Number.NaN, aim: { atMost: 1.2 }, met: false },
    { value: 10_000, aim: { atLeast: 10_000 }, met: true },
    { value: 9_999, aim: { atLeast: 10_000 }, met: false },
    { value: 7, aim: undefined, met: undefined },
  ])('of $value with the aim $aim: met $met', ({ met, ...figure }) => {
    expect(isMet(figure)).toBe(met);
  });
});

describe('the table of figures', () => {
  it('says plainly which aims are missed, and names each part once', () => {
    const table = figureTable([
      {
        name: 'lists',
        figures: [ratio(1.1, { atMost: 1.2 }), { ...ratio(1.31, { atMost: 1.2 }), spread: [1.1, 1.52] }],
      },
      { name: 'burst', figures: [{ name: 'accepted', value: 10_000, unit: '', aim: { atLeast: 10_000 } }, ratio(3)] },
    ]);
    expect(table.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' | '))).toEqual([
      'Part | Figure | Measured | Spread | Aim | Met',
      expect.stringMatching(/^─/),
      'lists | a ratio | 1.1× | ≤ 1.2× | yes',
      ' | a ratio | 1.31× | 1.1 – 1.52 | ≤ 1.2× | MISSED',
      'burst | accepted | 10,000 | ≥ 10,000 | yes',
      ' | a ratio | 3×',
      '',
    ]);
  });
});
