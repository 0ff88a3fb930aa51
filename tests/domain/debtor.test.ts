import { describe, expect, it } from 'vitest';
import { debtorSchema, dunningRecipients, plainText } from '../../lambdas/domain/debtor.ts';
import { aDebtor } from '../builders.ts';

const accounting = { role: 'accounting', address: 'compta@acme.example' };
const owner = { role: 'owner', address: 'chef@acme.example' };

describe('dunning is addressed', () => {
  it.each([
    ['to accounting where there is one', [owner, accounting], ['compta@acme.example']],
    [
      'to everyone given where there is none',
      [owner, { ...owner, address: 'b@acme.example' }],
      ['chef@acme.example', 'b@acme.example'],
    ],
    ['to each address once', [accounting, accounting], ['compta@acme.example']],
  ])('%s', (_how, emails, recipients) => {
    expect(dunningRecipients(debtorSchema.parse(aDebtor({ emails })))).toEqual(recipients);
  });
});

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
