import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOgm, isRf, isSwiss } from '../../../lambdas/domain/creditor-reference/check-digits.ts';
import {
  creditorReferenceOf,
  printedReference,
  rfOf,
} from '../../../lambdas/domain/creditor-reference/invoice-reference.ts';
import {
  canonicalOfField,
  canonicalReference,
  structuredReferences,
} from '../../../lambdas/domain/creditor-reference/structured-reference.ts';

describe('check digits', () => {
  it('are those of the published examples', () => {
    expect(rfOf('539007547034')).toBe('RF18539007547034');
    expect([isRf('RF18539007547034'), isRf('RF19539007547034'), isRf('RF18')]).toEqual([true, false, false]);
    expect([isSwiss('210000000003139471430009017'), isSwiss('210000000003139471430009018')]).toEqual([true, false]);
    expect([isOgm('010806817183'), isOgm('010806817184'), isOgm('10806817183')]).toEqual([true, false, false]);
    // A remainder of 0 is written 97.
    expect(isOgm('000000009797')).toBe(true);
  });
});

describe('the reference of an invoice', () => {
  const reference = creditorReferenceOf('main', 'FA-2026-0042');

  it('is the same for the same creditor and number, another one for any other', () => {
    expect(creditorReferenceOf('main', 'FA-2026-0042')).toBe(reference);
    const others = ['FA-2026-0043', 'FA/2026/0042', 'FA-2026-00421'].map((number) =>
      creditorReferenceOf('main', number),
    );
    expect(new Set([reference, ...others, creditorReferenceOf('other', 'FA-2026-0042')]).size).toBe(5);
  });

  it('is of ISO 11649, of 16 characters, with none that are read for another, and no zero that is lost', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 64 }), (number) => {
        const made = creditorReferenceOf('main', number);
        expect(made).toMatch(/^RF\d\d[1-9A-HJKMNP-TV-Z][\dA-HJKMNP-TV-Z]{11}$/);
        expect(isRf(made)).toBe(true);
        expect(canonicalReference(made)).toBe(made);
      }),
    );
  });

  // ISO 7064 MOD 97-10 promises this of digits among themselves and of letters among themselves, which count as two digits.
  it('is no other one with a digit or a letter wrong, or with two of them that changed places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 2, max: 14 }), (number, place) => {
        const made = Array.from(creditorReferenceOf('main', `FA-${number}`));
        const [one = '', next = ''] = made.slice(place, place + 2);
        const isDigit = (character: string) => /\d/.test(character);
        const others = Array.from(isDigit(one) ? '0123456789' : 'ABCDEFGHJKMNPQRSTVWXYZ');
        const wrong = others.map((other) => made.with(place, other).join(''));
        const swapped = made
          .with(place, next)
          .with(place + 1, one)
          .join('');
        const changed = [...wrong, ...(isDigit(one) === isDigit(next) ? [swapped] : [])];
        for (const each of changed.filter((other) => other !== made.join('')))
          expect(canonicalReference(each)).toBeUndefined();
      }),
    );
  });

  it('is printed in groups of four', () => {
    expect(printedReference('RF18539007547034')).toBe('RF18 5390 0754 7034');
    expect(printedReference('+++010/8068/17183+++')).toBe('+++010/8068/17183+++');
  });
});

describe('a structured reference that banks have changed', () => {
  it.each([
    ['in groups', 'RF18 5390 0754 7034', 'RF18539007547034'],
    ['in small letters', 'rf18539007547034', 'RF18539007547034'],
    ['with zeros behind the check digits', 'RF18 0005 3900 7547 034', 'RF18539007547034'],
    ['of a Swiss QR bill', '21 00000 00003 13947 14300 09017', '210000000003139471430009017'],
    ['of a Swiss ISR with zeros in front', '00 00000 00000 00000 00012 34566', undefined],
    ['of Belgium', '+++010/8068/17183+++', '10806817183'],
    ['of Belgium with asterisks', '***010/8068/17183***', '10806817183'],
    ['with a wrong check digit', 'RF19539007547034', undefined],
    ['that is the number of an invoice', 'FA-2026-0042', undefined],
  ])('%s', (_what, given, canonical) => {
    expect(canonicalReference(given)).toBe(canonical);
  });

  it('may lack its zeros where the bank expects a reference, and nowhere else', () => {
    expect(canonicalOfField('10806817183')).toBe('10806817183');
    expect(canonicalReference('10806817183')).toBeUndefined();
  });

  it.each([
    ['between words', 'FACTURE 12 RF18 5390 0754 7034 MERCI', 'RF18539007547034'],
    ['over two lines', 'VIR RF18 5390\n0754 7034', 'RF18539007547034'],
    ['of Belgium', 'PAIEMENT +++010/8068/17183+++', '10806817183'],
    ['of a QR bill', 'REF 210000000003139471430009017', '210000000003139471430009017'],
  ])('is found in a text %s', (_what, text, found) => {
    expect(structuredReferences(text)).toContain(found);
  });

  it('is found where the next word is put right behind it when Relance has made it', () => {
    const reference = creditorReferenceOf('main', 'FA-1');
    expect(structuredReferences(`REF${reference}FACTURE`)).toEqual([reference]);
    expect(structuredReferences(`REF${rfOf('53900754703')}FACTURE`)).toEqual([]);
  });
});
