import { describe, expect, it } from 'vitest';
import { caseAttributes, caseOf } from '../../lambdas/adapters/dynamodb/items.ts';
import { opening } from './stored-things.ts';

describe('a case that an older version stored', () => {
  it('before pauses were kept, has none', () => {
    const dunned = opening('older').after;
    const { pauses: _pauses, ...older } = dunned;
    expect(caseOf({ ...caseAttributes(dunned), state: older })).toEqual(dunned);
  });
});
