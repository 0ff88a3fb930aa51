import { expect, it } from 'vitest';
import { secretsOf, UnreadableSecretError } from '../../../lambdas/domain/signed/shared-secrets.ts';

const text = JSON.stringify({
  main: { current: 'the one in use now', previous: 'the one before it' },
  other: { current: 'the secret of another' },
});

it.each([
  ['main', ['the one in use now', 'the one before it']],
  ['other', ['the secret of another']],
  ['third', []],
  ['toString', []],
])('gives the secrets of creditor %s alone', (creditor, secrets) => {
  expect(secretsOf(text, creditor)).toEqual(secrets);
});

it('gives none as long as nobody has put one in place', () => {
  expect(secretsOf(undefined, 'main')).toEqual([]);
  expect(secretsOf('{}', 'main')).toEqual([]);
});

it.each(['whsec_not-in-braces-at-all', '[]', '{"main":"whsec_0123456789abcdef"}', '{"main":{"current":"too short"}}'])(
  'says of %s that it is no such secret, without a word of it',
  (secret) => {
    const read = () => secretsOf(secret, 'main');
    expect(read).toThrow(UnreadableSecretError);
    expect(read).not.toThrow(/whsec|too short/);
  },
);
