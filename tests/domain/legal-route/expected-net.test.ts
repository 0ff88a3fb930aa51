import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CollectorOffer } from '../../../lambdas/domain/collector.ts';
import { netAtCost, netOfOffer, shareOf } from '../../../lambdas/domain/legal-route/expected-net.ts';

const owed = { balanceMinor: 120_000, currency: 'EUR' } as const;
const percentage = (percent: number, minimumFeeMinor = 0): CollectorOffer => ({
  kind: 'percentage',
  percent,
  minimumFeeMinor,
  currency: 'EUR',
});

describe('what an offer brings on average', () => {
  it.each<[what: string, offer: CollectorOffer, chance: number, net: number]>([
    ['a share of what comes in', percentage(20), 50, 48_000],
    ['a share above its minimum', percentage(20, 24_000), 50, 48_000],
    ['a share below its minimum', percentage(20, 24_001), 50, 47_999],
    ['a minimum above the balance', percentage(1, 130_000), 50, -5_000],
    ['a share when nothing comes in', percentage(20, 10_000), 0, 0],
    ['a flat fee', { kind: 'flatFee', feeMinor: 15_000, currency: 'EUR' }, 50, 45_000],
    ['a flat fee when nothing comes in', { kind: 'flatFee', feeMinor: 15_000, currency: 'EUR' }, 0, -15_000],
    ['a sale, whatever the chance', { kind: 'sale', pricePercent: 30, currency: 'EUR' }, 0, 36_000],
  ])('%s', (_what, offer, chance, net) => {
    expect(netOfOffer(offer, owed, chance)?.netMinor).toBe(net);
  });

  it('is not compared in another currency', () => {
    expect(netOfOffer({ kind: 'flatFee', feeMinor: 1, currency: 'CHF' }, owed, 50)).toBeNull();
  });

  it('shows how it was computed', () => {
    expect(netOfOffer(percentage(20, 500), owed, 50)?.says).toBe(
      '120000 x 50 % = 60000; less a fee of 24000 (20 %, 500 at least) x 50 % = 12000; = 48000',
    );
    // Each step is rounded, so each is shown: 100 less 51 by half would be 25.
    expect(netOfOffer(percentage(1, 51), { ...owed, balanceMinor: 100 }, 50)?.says).toBe(
      '100 x 50 % = 50; less a fee of 51 (1 %, 51 at least) x 50 % = 26; = 24',
    );
    expect(netAtCost(120_000, 50, 70_000)).toEqual({
      expectedMinor: 60_000,
      costMinor: 70_000,
      netMinor: -10_000,
      says: '120000 x 50 % = 60000; less 70000 = -10000',
    });
  });
});

describe('a share of an amount', () => {
  it.each([
    [99, 50, 50],
    [98, 50, 49],
    [1, 49.9999, 0],
    [10_000, 12.5, 1250],
    [Number.MAX_SAFE_INTEGER, 100, Number.MAX_SAFE_INTEGER],
  ])('of %i at %d %% is %i', (amountMinor, percent, share) => {
    expect(shareOf(amountMinor, percent)).toBe(share);
  });

  it('is never below nothing nor above all, and grows with the percentage', () => {
    const percent = fc.integer({ min: 0, max: 1_000_000 }).map((parts) => parts / 10_000);
    fc.assert(
      fc.property(fc.maxSafeNat(), percent, percent, (amountMinor, a, b) => {
        const [less, more] = [shareOf(amountMinor, Math.min(a, b)), shareOf(amountMinor, Math.max(a, b))];
        expect(less >= 0 && less <= more && more <= amountMinor).toBe(true);
      }),
    );
  });
});
