import { describe, expect, it } from 'vitest';
import { plainText } from '../../lambdas/domain/plain-text.ts';

describe('text that is printed', () => {
  it.each(['Société Générale & Fils', "L'Atelier", '株式会社', 'Müller GmbH 😀'])('takes %s', (text) => {
    expect(plainText(40).parse(text)).toBe(text);
  });

  it('is taken without the blanks around it', () => {
    expect(plainText(40).parse('  Acme ')).toBe('Acme');
  });

  it.each([
    ['a line break', 'Acme\nBcc'],
    ['a carriage return', 'Acme\rBcc'],
    ['a null', 'Acme\u0000'],
    ['a tab', 'Ac\tme'],
    ['nothing but blanks', '   '],
    ['more than it may hold', 'x'.repeat(41)],
  ])('refuses %s', (_what, text) => {
    expect(plainText(40).safeParse(text).success).toBe(false);
  });
});
