import { expect, inject, it } from 'vitest';
import { playCrashes } from '../../../local/crashes/crashes.ts';

it(
  'loses and doubles nothing when it is killed at any of 8 moments and started again on the same data',
  { timeout: 1_800_000 },
  async () => {
    const { differences, kills, rounds, messages } = await playCrashes({
      moments: 8,
      seed: 20_260_303,
      functions: inject('functions'),
    });
    expect(differences).toEqual([]);
    expect(kills).toBe(8);
    // A story in which a receipt is in doubt has one message less.
    expect(messages).toBeGreaterThanOrEqual(rounds * 48);
  },
);
