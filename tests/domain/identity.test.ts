import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, contentHash } from '../../lambdas/domain/canonical-json.ts';
import { messageKeyOf } from '../../lambdas/domain/message/message.ts';
import { taskIdOf, taskKinds, taskResultSchema } from '../../lambdas/domain/task.ts';

describe('equal content', () => {
  it('is equal text, whatever the order of its keys, and absent values are not there', () => {
    expect(canonicalJson({ b: [1, { d: 1, c: undefined }], a: null })).toBe('{"a":null,"b":[1,{"d":1}]}');
  });

  it('has an equal hash, however its keys are ordered', () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, inner]) => [key, reversed(inner)]),
            )
          : value;
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(contentHash(reversed(value))).toBe(contentHash(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is told from other content: order in a list, a number from its text, nothing from null', () => {
    const contents = [[1, 2], [2, 1], [12], ['1', 2], { a: null }, {}, null, '', [[1], 2]];
    expect(new Set(contents.map(contentHash)).size).toBe(contents.length);
  });
});

describe('the key of a message', () => {
  const window = { kind: 'window', date: '2026-04-03' } as const;
  const invoiceId = 'main-FA-1-00000000';
  const receipt = { kind: 'transactional', id: 'receipt-1', about: 'receipt', of: '1', invoiceId } as const;

  it('is the same for the same occasion, so that no second message of a kind can leave', () => {
    expect(messageKeyOf('main', 'C-001', 'dunning', window)).toBe(
      messageKeyOf('main', 'C-001', 'dunning', { ...window }),
    );
  });

  it('differs by creditor, debtor, kind and occasion', () => {
    const keys = [
      messageKeyOf('main', 'C-001', 'dunning', window),
      messageKeyOf('other', 'C-001', 'dunning', window),
      messageKeyOf('main', 'C-002', 'dunning', window),
      messageKeyOf('main', 'C-001', 'formal', window),
      messageKeyOf('main', 'C-001', 'dunning', { ...window, date: '2026-04-07' }),
      messageKeyOf('main', 'C-001', 'transactional', receipt),
      messageKeyOf('main', 'C-001', 'transactional', { ...receipt, id: 'receipt-2', of: '2' }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('tells nothing of the debtor, and is what a mail header and a tag of the mail service take', () => {
    expect(messageKeyOf('main', 'jane.doe@example.com', 'dunning', window)).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('the id of a task', () => {
  it.each(taskKinds)('%s is made of what it is about: raised twice, it is one', (kind) => {
    expect(taskIdOf(kind, 'main', 'FA/1')).toBe(taskIdOf(kind, 'main', 'FA/1'));
    expect(taskIdOf(kind, 'main', 'FA/1')).not.toBe(taskIdOf(kind, 'main', 'FA-1'));
    expect(taskIdOf(kind, 'main', 'ß / €')).toMatch(/^[A-Za-z0-9-]+$/);
  });

  it('takes a result that can be printed', () => {
    expect(taskResultSchema.safeParse({ result: 'new address' }).success).toBe(true);
    expect(taskResultSchema.safeParse({}).success).toBe(true);
    expect(taskResultSchema.safeParse({ result: 'a\u0000b' }).success).toBe(false);
    expect(taskResultSchema.safeParse({ outcome: 'x' }).success).toBe(false);
  });
});
