import { describe, expect, it } from 'vitest';
import type { Creditor } from '../../../lambdas/domain/creditor.ts';
import { creditorOfSeller } from '../../../lambdas/domain/e-invoice/creditor-of-seller.ts';
import type { EInvoiceParty } from '../../../lambdas/domain/e-invoice/e-invoice.ts';
import { demoSettings } from '../../../local/stack/environment.ts';

const [demo] = demoSettings().creditors as [Creditor];
const creditor = (id: string, name: string, identifiers?: Creditor['identifiers']): Creditor => {
  const { identifiers: _own, ...like } = demo;
  return { ...like, id, name, ...(identifiers && { identifiers }) };
};
const seller = (name: string, ...identifiers: [string, string][]): EInvoiceParty => ({
  name,
  addressLines: [],
  emails: [],
  identifiers: identifiers.map(([scheme, value]) => ({ scheme, value })),
});

const alpha = creditor('alpha', 'Alpha SAS', { siren: ['732829320'], vat: ['DE123456789', 'FR44732829320'] });
const beta = creditor('beta', 'Beta SARL', { siren: ['404833048'] });
const plain = creditor('plain', 'Plain SA');

describe('the seller of an e-invoice', () => {
  it.each([
    ['by its SIREN', seller('whatever', ['siren', '732 829 320']), 'alpha'],
    ['by the SIREN in its VAT number', seller('whatever', ['vat', 'FR 40 404833048']), 'beta'],
    ['by its name in other letters', seller('plain  sa'), 'plain'],
    ['not by its name against its numbers', seller('Alpha SAS', ['siren', '404833048']), 'beta'],
    ['not when its numbers are of two', seller('x', ['siren', '732829320'], ['vat', 'FR40404833048']), undefined],
    ['not when its number is nobody’s', seller('Alpha SAS', ['siren', '552100554']), undefined],
  ])('is found %s', (_, given, expected) => {
    const found = creditorOfSeller(given, [alpha, beta, plain]);
    expect(found.kind === 'found' ? found.creditor.id : undefined).toBe(expected);
  });

  it('is the only creditor, where that names no number of its own: which is said', () => {
    expect(creditorOfSeller(seller('Somebody'), [plain])).toEqual({ kind: 'found', creditor: plain, isSure: false });
    expect(creditorOfSeller(seller('Plain SA'), [plain])).toMatchObject({ isSure: true });
    expect(creditorOfSeller(seller('Somebody', ['siren', '552100554']), [alpha])).toEqual({ kind: 'unknown' });
  });
});
