import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReferences } from '../../../lambdas/domain/payment/find-references.ts';
import { possibleNumbers } from '../../../lambdas/domain/payment/possible-numbers.ts';

const book = (...numbers: string[]) => numbers.map((number) => ({ id: number, names: [number] }));
const namedIn = (text: string, ...numbers: string[]) => findReferences(text, book(...numbers)).named;

describe('an invoice is named by', () => {
  it.each([
    ['its number', 'FA-2026-0042', 'FA-2026-0042'],
    ['its number in another case', 'fa-2026-0042', 'FA-2026-0042'],
    ['its number without dashes', 'FA20260042', 'FA-2026-0042'],
    ['its number with a space in it', 'FA2026 0042', 'FA-2026-0042'],
    ['its number broken over two lines', 'VIREMENT FA-2026-\n0042', 'FA-2026-0042'],
    ['its number broken where a line is full', 'REGLT FACT FA-2026-00 42 DU 12/04', 'FA-2026-0042'],
    ['its number with other dashes', 'FA/2026/0042', 'FA-2026-0042'],
    ['a prefix put before it', 'FACTFA-2026-0042', 'FA-2026-0042'],
    ['a prefix with a colon', 'INV:10042', '10042'],
    ['its number inside a structured reference', 'RF18FA20260042', 'FA-2026-0042'],
    ['the line before put together with it', '0041FA-2026-0042', 'FA-2026-0042'],
    ['the line after put together with it', 'FA-2026-0042FACTURE', 'FA-2026-0042'],
    ['a short number that stands alone', 'MERCI FA-1.', 'FA-1'],
    ['digits alone that are many', 'VIR 10042 ACME', '10042'],
    ['few digits after the word for it', 'FACTURE 42', '42'],
    ['few digits after its abbreviation', 'FACT. Nº 42 DU 12/04/2026', '42'],
    ['a structured reference of four by four', 'RF18 FA20 2601 42', 'RF18FA20260142'],
  ])('%s', (_what, text, number) => {
    expect(namedIn(text, number)).toEqual([number]);
  });

  it.each([
    ['a comma', 'FA-1,FA-2,FA-3'],
    ['a space', 'FA-1 FA-2 FA-3'],
    ['a slash', 'FA-1/FA-2/FA-3'],
    ['a plus sign', 'FA-1+FA-2+FA-3'],
    ['a line break', 'FA-1\r\nFA-2\r\nFA-3'],
    ['words', 'factures FA-1, fa-2 et Fa 3'],
  ])('each of several, between them %s', (_what, text) => {
    expect(namedIn(text, 'FA-1', 'FA-2', 'FA-3')).toEqual(['FA-1', 'FA-2', 'FA-3']);
  });

  it('each number of a list that a word leads', () => {
    expect(namedIn('FACTURES N° 41, 42 ET 43', '41', '42', '43')).toEqual(['41', '42', '43']);
  });
});

describe('an invoice is not named by', () => {
  it.each([
    ['a longer number', 'FA-12', 'FA-1'],
    ['a number with more at its end', 'FA-1-2', 'FA-1'],
    ['a number with more before it', 'AFA-1', 'FA-1'],
    ['a word that ends like it', 'ALFA 1', 'FA-1'],
    ['another series', 'BC-10042', '10042'],
    ['another series, put together', 'BC10042', '10042'],
    ['the same number with a letter', 'FA-2026-0042A', 'FA-2026-0042'],
    ['a few digits without the word for it', 'COMMANDE 42', '42'],
    ['the year', 'FACTURE DE MARS 2026', '2026'],
    ['a day', 'FACTURE 12/04/2026', '12'],
    ['an amount', 'FACTURE 1200,00', '1200'],
    ['digits inside others', 'CLIENT 9910042', '10042'],
    ['half of it', 'FA-2026', 'FA-2026-0042'],
    ['nothing', '', 'FA-1'],
  ])('%s', (_what, text, number) => {
    expect(findReferences(text, book(number))).toEqual({ named: [], unclear: [] });
  });
});

describe('where two invoices may be meant', () => {
  it.each([
    ['the one that is written out is', 'FA-1', ['FA-1', 'FA/1'], ['FA-1'], []],
    ['the longer one that is written out is', 'FA-1-A', ['FA-1', 'FA-1-A'], ['FA-1-A'], []],
    ['neither is when none is written out', 'FA 1', ['FA-1', 'FA/1'], [], ['FA-1', 'FA/1']],
    ['neither is when a space may belong to the number', 'FA-1 2', ['FA-1', 'FA-12'], [], ['FA-1', 'FA-12']],
    ['both are when each is written elsewhere', 'FA-1 2, FA-1, FA-12', ['FA-1', 'FA-12'], ['FA-1', 'FA-12'], []],
  ])('%s', (_what, text, numbers, named, unclear) => {
    const found = findReferences(text, book(...numbers));
    expect([found.named.toSorted(), found.unclear.toSorted()]).toEqual([named, unclear]);
  });
});

describe('the numbers to look up', () => {
  it.each([
    ['FA-2026-0042', 'FA-2026-0042'],
    ['REGLT FACT FA20260042', 'FA-2026-0042'],
    ['REGLT FACT fa2026 0042 merci', 'FA-2026-0042'],
    ['FA 2026 0042', 'FA/2026/0042'],
    ['RF18FA20260042', 'FA20260042'],
    ['FACTURE\n2026-0042', '2026-0042'],
    ['INV 10042, 10043', '10043'],
  ])('of %j hold %s', (text, number) => {
    expect(possibleNumbers(text)).toContain(number);
  });

  it('are never too many, and always few of a text that a bank can carry', () => {
    expect(possibleNumbers(Array.from({ length: 400 }, (_, index) => `FA-2026-${index}`).join(' '))).toHaveLength(2000);
    expect(possibleNumbers('VIR SEPA ACME SAS FA-2026-0041 FA-2026-0042 FA-2026-0043').length).toBeLessThan(400);
  });

  it('hold each number that stands in a text by itself, whatever stands around it', () => {
    const number = fc.stringMatching(/^[A-Z]{2}-20\d\d-\d{3,5}$/);
    fc.assert(
      fc.property(fc.string(), number, fc.string(), (before, each, after) => {
        expect(possibleNumbers(`${before} ${each} ${after}`)).toContain(each);
      }),
    );
  });
});

it('searching ends soon, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 2000, unit: fc.constantFrom('F', 'A', '1', '2', ' ', '-', ',', 'N') }),
      (text) => {
        const { named, unclear } = findReferences(text, book('FA-1', 'FA-12', '12', 'N-1', '11111', 'F1A'));
        expect(named.filter((id) => unclear.includes(id))).toEqual([]);
      },
    ),
  );
});
