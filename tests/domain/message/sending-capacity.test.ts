import { describe, expect, it } from 'vitest';
import { stages } from '../../../lambdas/domain/dunning-policy.ts';
import { capacityOf } from '../../../lambdas/domain/message/sending-capacity.ts';

describe('the capacity of a day', () => {
  it('is all there for a formal notice, and four fifths for a courtesy notice', () => {
    expect(stages.map((stage) => capacityOf(stage, 1000))).toEqual([800, 850, 900, 950, 1000]);
  });

  it('lets every stage have at least one message', () => {
    expect(stages.map((stage) => capacityOf(stage, 1))).toEqual([1, 1, 1, 1, 1]);
  });
});
