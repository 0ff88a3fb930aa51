import { beforeAll, describe, expect, it } from 'vitest';
import { type LivesUsage, playLives } from '../../../local/bench/cost/lives.ts';

describe('what a life of an invoice uses', () => {
  let lives: LivesUsage;
  beforeAll(async () => {
    lives = await playLives();
  });

  it('paid after reminder one: two notices and a receipt, asked for by two requests', () => {
    expect(lives.paidAfterReminderOne).toMatchObject({ messages: 3, apiRequests: 2 });
  });

  it('never paid: all five notices, and more transitions than the one who pays', () => {
    expect(lives.neverPaid).toMatchObject({ messages: 5, apiRequests: 2 });
    expect(lives.neverPaid.transitions).toBeGreaterThan(lives.paidAfterReminderOne.transitions);
  });

  it('is counted by every counter', () => {
    for (const used of [lives.paidAfterReminderOne, lives.neverPaid])
      expect(Object.entries(used).filter(([, count]) => count === 0)).toEqual([]);
  });

  it('at rest is one look into each quarter of the wake index, half a read unit each', () => {
    expect(lives.idleLook).toMatchObject({ invocations: 1, readUnits: 2, writeUnits: 0, transitions: 0, messages: 0 });
  });
});
