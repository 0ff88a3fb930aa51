import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BankStatement } from '../../../lambdas/domain/bank-statement/bank-statement.ts';
import { type ChainLink, gapsOf, linkOf, withLink } from '../../../lambdas/domain/bank-statement/statement-gap.ts';
import { aStatement } from './bank-builders.ts';

/** A statement from one day to another of March, in euros. */
function aLink(from: number, to: number, opens: number, closes: number, changes: Partial<BankStatement> = {}) {
  const on = (day: number) => `2026-03-${String(day).padStart(2, '0')}`;
  const balances = {
    opening: { on: on(from), amountMinor: opens },
    closing: { on: on(to), amountMinor: closes },
  };
  const link = linkOf(`${from}-${to}`, aStatement([], { ...balances, ...changes }));
  if (!link) throw new Error('it closes with a balance');
  return link;
}
const gaps = (...links: readonly ChainLink[]) => gapsOf(links).map(({ before, cause }) => [before, cause]);

describe('statements of one account', () => {
  it.each<[string, readonly ChainLink[], unknown]>([
    ['one alone has no gap before it', [aLink(1, 2, 500, 600)], []],
    [
      'each that opens as the one before closed has none',
      [aLink(1, 2, 0, 1), aLink(2, 3, 1, 2), aLink(3, 4, 2, 2)],
      [],
    ],
    ['one that opens otherwise has one', [aLink(1, 2, 0, 1), aLink(3, 4, 2, 3)], [['3-4', 'balance']]],
    ['one that begins inside another one overlaps it', [aLink(1, 5, 0, 9), aLink(3, 8, 4, 12)], []],
    [
      'numbers that jump are one, whatever the balances say',
      [aLink(1, 2, 0, 0, { sequence: 7 }), aLink(3, 4, 0, 0, { sequence: 9 })],
      [['3-4', 'sequence']],
    ],
    [
      'numbers that follow each other are none',
      [aLink(1, 2, 0, 0, { sequence: 7 }), aLink(3, 4, 0, 0, { sequence: 8 })],
      [],
    ],
    [
      'a statement in two forms has its number twice',
      [aLink(1, 2, 0, 5, { sequence: 7 }), { ...aLink(1, 2, 0, 5, { sequence: 7 }), id: 'again' }],
      [],
    ],
  ])('%s', (_title, links, expected) => {
    expect(gaps(...links)).toEqual(expected);
  });

  it('begin their numbers again with the year', () => {
    const last = { ...aLink(1, 2, 0, 5, { sequence: 365 }), closing: { on: '2025-12-31', amountMinor: 5 } };
    expect(gaps(last, aLink(2, 3, 5, 6, { sequence: 1 }))).toEqual([]);
  });

  it('of two formats are two chains', () => {
    expect(gaps(aLink(1, 2, 0, 1), aLink(3, 4, 7, 8, { format: 'mt940' }))).toEqual([]);
  });

  it('that only notify are in none', () => {
    expect(linkOf('N', aStatement([], { format: 'camt.054', closing: { on: '2026-03-02', amountMinor: 1 } }))).toBe(
      undefined,
    );
    expect(linkOf('N', aStatement([]))).toBe(undefined);
  });

  it('have no gap once all have come, in whatever order they come', () => {
    const chain = Array.from({ length: 8 }, (_, at) =>
      aLink(at + 1, at + 2, at * 10, at * 10 + 10, { sequence: at + 1 }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(chain, { minLength: 8 }), fc.nat(6), (shuffled, missing) => {
        const inOrder = shuffled.reduce(withLink, [] as readonly ChainLink[]);
        expect(gapsOf(inOrder)).toEqual([]);
        const without = inOrder.filter(({ id }) => id !== chain[missing]?.id);
        expect(gapsOf(without).map(({ before }) => before)).toEqual(missing === 0 ? [] : [chain[missing + 1]?.id]);
      }),
    );
  });
});
