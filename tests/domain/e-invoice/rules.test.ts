import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEInvoice } from '../../../lambdas/domain/e-invoice/read-e-invoice.ts';
import { type RuleCode, rules } from '../../../lambdas/domain/e-invoice/rules.ts';
import { broken, brokenWithOthers, without } from './broken-invoices.ts';
import { aCiiInvoice } from './builders.ts';
import { codesOf } from './readings.ts';

/** What is wrong with the PDF around an invoice; its own tests break them. */
const ofPdf = [
  'pdfUnreadable',
  'pdfEncrypted',
  'pdfTooLarge',
  'pdfWithoutInvoice',
  'pdfWithSeveralInvoices',
  'attachmentName',
];

const codesIn = (text: string) => codesOf(readEInvoice(text));

const cases = Object.entries(broken).flatMap(([code, texts]) => texts.map((text) => [code, [code], text] as const));
const casesWithOthers = Object.entries(brokenWithOthers).flatMap(([code, all]) =>
  all.map(([text, codes]) => [code, codes, text] as const),
);

describe('the rules for e-invoices', () => {
  it.each([...cases, ...casesWithOthers])('%s is found, and %j is all that is', (code, codes, text) => {
    const reading = readEInvoice(text);
    expect(codesIn(text)).toEqual(codes);
    expect(reading.outcome).toBe(rules[code as RuleCode].effect === 'refuse' ? 'reject' : 'flag');
  });

  it('have each a file here that breaks them', () => {
    const tried = new Set([...cases, ...casesWithOthers].map(([code]) => code));
    expect(Object.keys(rules).filter((code) => !tried.has(code) && !ofPdf.includes(code))).toEqual([]);
  });

  it('name what is written and the terms they touch', () => {
    const reading = readEInvoice(aCiiInvoice({ gross: '130.00', payable: '130.00' }));
    expect(reading).toMatchObject({
      outcome: 'flag',
      warnings: [
        {
          code: 'BR-CO-15',
          message: 'The total with VAT is not the total without VAT plus VAT: 130.00 is written, 120.00 is computed',
          terms: ['BT-112'],
        },
      ],
    });
  });

  it('show of a refused file what could be read', () => {
    expect(readEInvoice(aCiiInvoice({ currency: 'EURO' }))).toMatchObject({
      outcome: 'reject',
      code: 'BR-CL-04',
      reason: 'The currency is no ISO 4217 code in use: "EURO"',
      invoice: { number: 'FA-1001', issueDate: '2026-01-15', buyer: { name: 'Client Test SARL' } },
    });
  });

  it('miss nothing of MINIMUM that it cannot say: addresses of buyers, due dates, lines, what is already paid', () => {
    const profile = 'urn:factur-x.eu:1p0:minimum';
    const minimum = (payable: string) =>
      [
        'ram:IncludedSupplyChainTradeLineItem',
        'ram:ApplicableTradeTax',
        'ram:SpecifiedTradePaymentTerms',
        'ram:LineTotalAmount',
      ].reduce(without, aCiiInvoice({ profile, payable, iban: null, meansCode: '10' }));
    expect(codesIn(minimum('120.00'))).toEqual(['noDueDate']);
    expect(codesIn(minimum('90.00'))).toEqual(['noDueDate']);
    expect(codesIn(minimum('130.00'))).toEqual(['noDueDate', 'BR-CO-16']);
  });

  it('stand in the documentation, each with what becomes of the file', () => {
    const page = readFileSync(new URL('../../../docs/e-invoices.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `([\w-]+)` +\| (.*?) +\| (.*?) +\| (.*?) +\|$/gm)].map(
      ([, code, says, terms, effect]) => [code, says, terms, effect],
    );
    const expected = Object.entries(rules).map(([code, { says, terms, effect }]) => [
      code,
      says,
      terms.join(', ') || '–',
      effect,
    ]);
    expect(rows).toEqual(expected);
  });
});
