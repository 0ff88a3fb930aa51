import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eInvoiceView } from '../../../lambdas/domain/e-invoice/e-invoice-view.ts';
import { readEInvoice } from '../../../lambdas/domain/e-invoice/read-e-invoice.ts';
import { aCiiInvoice, anUblInvoice } from './builders.ts';

const rich = {
  paid: '20.00',
  payable: '100.00',
  payee: 'Affacturage SA',
  terms: '30 jours',
  notes: [{ code: 'PMD', text: 'Trois fois le taux légal' }],
  preceding: [{ number: 'FA-0999', issueDate: '2025-12-01' }],
};
const documents = [anUblInvoice(rich), anUblInvoice(rich, 'CreditNote'), aCiiInvoice(rich)];

const leaf = /<([\w:]+)([^<>]*)>([^<>]*)<\/\1>/g;

/** One change to one element without children: gone, twice, emptied, with another's text, with a text nobody expects. */
function mutate(text: string, which: number, how: number, strange: string): string {
  const leaves = [...text.matchAll(leaf)];
  const target = leaves[which % leaves.length];
  const other = leaves[(which * 7 + 3) % leaves.length];
  if (!target || !other) return text;
  const [whole, name, attributes] = target;
  const changed = [
    '',
    whole + whole,
    `<${name}${attributes}></${name}>`,
    `<${name}${attributes}>${other[3]}</${name}>`,
    `<${name}${attributes}>${strange}</${name}>`,
    `<${name}>${target[3]}</${name}>`,
    `${whole}<${name}${attributes}>${strange}</${name}>`,
  ];
  return text.slice(0, target.index) + changed[how % changed.length] + text.slice(target.index + whole.length);
}

const strangeTexts = fc.constantFrom(
  '',
  ' ',
  '-1',
  '1e9',
  '99999999999999999999999',
  '0.0000000001',
  '2026-02-30',
  '20260230',
  '00000000',
  'NaN',
  '__proto__',
  'constructor',
  '&#x10FFFF;',
  '𝒳',
  'x'.repeat(5000),
  '#PMT#',
  '#'.repeat(5000),
  '@',
);

describe('an e-invoice that somebody has changed', () => {
  it('is accepted, flagged or refused with a reason, never an error', () => {
    const step = fc.record({ which: fc.nat(500), how: fc.nat(6), strange: strangeTexts });
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.array(step, { minLength: 1, maxLength: 4 }), (document, steps) => {
        const text = steps.reduce((now, { which, how, strange }) => mutate(now, which, how, strange), document);
        const reading = readEInvoice(text);
        if (reading.outcome === 'reject') expect(reading.reason).toMatch(/^[A-Z]/);
        else {
          const { payableMinor, number, buyer, dueDate } = reading.invoice;
          expect(Number.isSafeInteger(payableMinor)).toBe(true);
          expect(number).not.toBe('');
          expect(buyer.name).not.toBe('');
          if (dueDate.from === 'none' && reading.invoice.kind === 'invoice' && payableMinor > 0)
            expect(reading.outcome).toBe('flag');
        }
        if (reading.invoice) expect(eInvoiceView(reading.invoice)).toHaveProperty('iban');
      }),
      { numRuns: 400 },
    );
  });

  it('is refused when its bytes are cut anywhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.double({ min: 0, max: 0.999, noNaN: true }), (document, part) => {
        const content = new TextEncoder().encode(document);
        expect(readEInvoice(content.subarray(0, Math.floor(content.length * part)))).toMatchObject({
          outcome: 'reject',
          code: 'notXml',
        });
      }),
    );
  });

  it('is never accepted without a word when one of its amounts was changed', () => {
    const amount = /(Amount(?: [^<>]*)?>)(\d+\.\d\d)(<)/g;
    // The base of a VAT category adds up to nothing that is asked for here.
    const isBase = (before: string) => before.endsWith('cbc:Taxable');
    for (const document of documents)
      for (const { index, 0: whole, 1: opening = '', 2: value = '' } of document.matchAll(amount)) {
        if (isBase(document.slice(0, index))) continue;
        const changed = `${document.slice(0, index)}${opening}${(Number(value) + 0.01).toFixed(2)}<${document.slice(index + whole.length)}`;
        const reading = readEInvoice(changed);
        expect(reading.outcome, `${opening}${value}`).toBe('flag');
        if (reading.outcome === 'flag')
          expect(reading.warnings.every(({ code }) => code.startsWith('BR-CO-1'))).toBe(true);
      }
  });

  it('reads a long text in no time', () => {
    for (const text of ['#'.repeat(200_000), ' '.repeat(200_000), `${'a@'.repeat(100_000)}`, '1'.repeat(200_000)]) {
      const started = performance.now();
      readEInvoice(aCiiInvoice({ number: text, payable: text, iban: text, paymentReference: text, notes: [{ text }] }));
      readEInvoice(anUblInvoice({ buyer: { name: text, email: text, vat: text, country: 'FR' }, notes: [{ text }] }));
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
});
