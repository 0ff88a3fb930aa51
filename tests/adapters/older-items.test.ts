import { describe, expect, it } from 'vitest';
import { caseAttributes, caseOf, circumstancesOf } from '../../lambdas/adapters/dynamodb/items.ts';
import { noCircumstances } from '../../lambdas/domain/circumstances/circumstances.ts';
import { dunningPolicySchema } from '../../lambdas/domain/dunning-policy.ts';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { opening } from './stored-things.ts';

describe('a case that an older version stored', () => {
  it('before pauses were kept, has none', () => {
    const dunned = opening('older').after;
    const { pauses: _pauses, ...older } = dunned;
    expect(caseOf({ ...caseAttributes(dunned), state: older })).toEqual(dunned);
  });
});

describe('circumstances that were stored before policies were given a setting', () => {
  it('are read with policies that leave it out', () => {
    const { id, sendWindow, stages } = defaultPolicy;
    const stored = { version: 1, at: '2026-03-01T08:00:00.000Z', by: 'ann', policy: { id, sendWindow, stages } };
    const content = JSON.stringify({ ...noCircumstances, version: 1, policies: { default: stored } });
    const policy = dunningPolicySchema.parse({ id, sendWindow, stages });
    expect(circumstancesOf({ content }).policies['default']).toEqual({ ...stored, policy });
  });
});
