import { expect, it } from 'vitest';
import { warningOfCode } from '../../../lambdas/domain/e-invoice/warning-codes.ts';

it.each([
  ['termOfPolicy', /term of the policy counts/],
  ['BR-CO-16', /payable amount is not the total/],
  // Of an earlier version, or of none.
  ['toString', /^toString$/],
])('a warning that a case keeps as %s is said in a sentence', (code, message) => {
  expect(warningOfCode(code)).toEqual({ code, message: expect.stringMatching(message) });
});
