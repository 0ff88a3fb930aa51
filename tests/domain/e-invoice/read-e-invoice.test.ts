import { describe, expect, it } from 'vitest';
import { amountOf } from '../../../lambdas/domain/e-invoice/e-invoice.ts';
import { eInvoiceView } from '../../../lambdas/domain/e-invoice/e-invoice-view.ts';
import { readEInvoice } from '../../../lambdas/domain/e-invoice/read-e-invoice.ts';
import { aCiiInvoice, anUblInvoice } from './builders.ts';
import type { InvoiceParts } from './invoice-parts.ts';
import { codesOf, invoiceIn } from './readings.ts';

const syntaxes = [
  ['UBL', anUblInvoice],
  ['CII', aCiiInvoice],
] as const;

describe.each(syntaxes)('an e-invoice in %s', (syntax, build) => {
  const read = (parts: Partial<InvoiceParts> = {}) => readEInvoice(build(parts));

  it('is read by the meaning of EN 16931', () => {
    const reading = read({
      paid: '30.00',
      rounding: '0.01',
      payable: '90.01',
      payee: 'Affacturage SA',
      purchaseOrder: 'PO-7',
      buyerReference: 'SERVICE-9',
      terms: '30 jours',
      notes: [{ code: 'PMT', text: 'Indemnité de 40 euros' }, { text: 'Merci' }],
      preceding: [{ number: 'FA-0999', issueDate: '2025-12-01' }],
    });
    expect(reading.outcome).toBe('accept');
    expect(reading.invoice).toMatchObject({
      syntax: syntax.toLowerCase(),
      number: 'FA-1001',
      typeCode: '380',
      kind: 'invoice',
      means: { claims: 'debt' },
      issueDate: '2026-01-15',
      dueDate: { from: 'stated', on: '2026-02-14' },
      currency: 'EUR',
      payableMinor: 9001,
      totals: {
        linesMinor: 10_000,
        netMinor: 10_000,
        vatMinor: 2000,
        grossMinor: 12_000,
        paidMinor: 3000,
        roundingMinor: 1,
      },
      seller: {
        name: 'Relance Test SAS',
        country: 'FR',
        identifiers: [
          { scheme: 'siren', value: '732829320' },
          { scheme: 'vat', value: 'FR44732829320' },
        ],
      },
      buyer: {
        name: 'Client Test SARL',
        addressLines: ['1 rue du Test'],
        postalCode: '69001',
        city: 'Lyon',
        emails: ['compta@client.example'],
      },
      payee: { name: 'Affacturage SA' },
      paymentMeans: [{ code: '30', iban: 'FR7630006000011234567890189' }],
      account: { iban: 'FR7630006000011234567890189' },
      paymentReference: 'FA-1001',
      paymentTerms: '30 jours',
      notes: [{ code: 'PMT', text: 'Indemnité de 40 euros' }, { text: 'Merci' }],
      precedingInvoices: [{ number: 'FA-0999', issueDate: '2025-12-01' }],
      purchaseOrder: 'PO-7',
      buyerReference: 'SERVICE-9',
    });
  });

  it('tells identifiers by their registries, a SIRET under the code of the SIREN for what it is', () => {
    const buyer = {
      name: 'Client',
      country: 'FR',
      customerNumber: 'C-42',
      siret: '40483304800022',
      gln: '3012345678900',
      siren: '404833048',
      vat: 'FR 83 404833048',
    };
    const identifiers = [
      { scheme: 'unspecified', value: 'C-42' },
      { scheme: 'siren', value: '404833048' },
      { scheme: 'siret', value: '40483304800022' },
      { scheme: 'gln', value: '3012345678900' },
      { scheme: 'vat', value: 'FR83404833048' },
    ];
    expect(new Set(invoiceIn(read({ buyer })).buyer.identifiers)).toEqual(new Set(identifiers));
    expect(
      invoiceIn(read({ buyer: { name: 'Client', country: 'FR', siren: '40483304800022' } })).buyer.identifiers,
    ).toEqual([
      { scheme: 'siren', value: '404833048' },
      { scheme: 'siret', value: '40483304800022' },
    ]);
    expect(invoiceIn(read({ buyer: { name: 'Client', country: 'FR', siren: 'AB1' } })).buyer.identifiers).toEqual([
      { scheme: '0002', value: 'AB1' },
    ]);
  });

  it('has e-mails of contacts and of EM endpoints, those of the buyer first', () => {
    const endpoint = { scheme: 'EM', value: 'factures@client.example' };
    const seller = {
      name: 'S',
      country: 'FR',
      siren: '732829320',
      email: 'vente@s.example',
      endpoint: { scheme: '0225', value: '732829320' },
    };
    const reading = read({ seller, buyer: { name: 'C', country: 'FR', email: 'compta@client.example', endpoint } });
    const invoice = invoiceIn(reading);
    expect(invoice.buyer.emails).toEqual(['compta@client.example', 'factures@client.example']);
    expect(invoice.seller.emails).toEqual(['vente@s.example']);
    expect(eInvoiceView(invoice).emails).toEqual([
      'compta@client.example',
      'factures@client.example',
      'vente@s.example',
    ]);
    expect(invoice.seller.electronicAddress).toEqual({ scheme: '0225', value: '732829320' });
  });

  it('is shown with null where it says nothing', () => {
    const view = eInvoiceView(invoiceIn(read({ dueDate: null, iban: null, meansCode: '10', paymentReference: '' })));
    expect(view).toMatchObject({ dueDate: null, iban: null, paymentReference: null, payableMinor: 12_000 });
    expect(view).toMatchObject({ seller: 'Relance Test SAS', buyer: 'Client Test SARL' });
  });

  it.each([
    ['380', '120.00', 'invoice', []],
    ['381', '120.00', 'creditNote', syntax === 'UBL' ? ['BR-CL-01'] : []],
    ['261', '120.00', 'creditNote', syntax === 'UBL' ? ['BR-CL-01'] : []],
    ['384', '120.00', 'invoice', []],
    ['386', '120.00', 'invoice', []],
    ['326', '120.00', 'invoice', []],
    ['389', '120.00', 'invoice', []],
    ['393', '120.00', 'invoice', []],
    ['751', '120.00', 'invoice', []],
  ] as const)('of type %s over %s is a(n) %s', (typeCode, payable, kind, codes) => {
    const reading = read({ typeCode, payable });
    expect(invoiceIn(reading).kind).toBe(kind);
    expect(codesOf(reading)).toEqual(codes);
  });

  it('below zero is a credit whatever its type code, of the amount without its sign', () => {
    const minus = { net: '-100.00', vat: '-20.00', gross: '-120.00', payable: '-120.00', dueDate: null };
    const reading = read(minus);
    expect(reading.outcome).toBe('accept');
    expect(invoiceIn(reading)).toMatchObject({ kind: 'creditNote', payableMinor: -12_000 });
    expect(amountOf(invoiceIn(reading))).toBe(12_000);
    const twice = read({ ...minus, typeCode: '381' });
    expect(invoiceIn(twice)).toMatchObject({ kind: 'creditNote', payableMinor: -12_000 });
    expect(codesOf(twice)).toContain('creditBelowZero');
  });

  it('says what its type means for the claim', () => {
    expect(invoiceIn(read({ typeCode: '384' })).means.replacesPreceding).toBe(true);
    expect(invoiceIn(read({ typeCode: '393' })).means.isFactored).toBe(true);
    expect(invoiceIn(read({ typeCode: '389' })).means.isSelfBilled).toBe(true);
    expect(invoiceIn(read({ typeCode: '386' })).means.isPartial).toBe(true);
  });

  it.each([
    ['JPY', '1000', 1000],
    ['TND', '120.500', 120_500],
    ['EUR', '+.5', 50],
    ['EUR', '9.', 900],
    ['EUR', '1.200,00', undefined],
    ['EUR', '1e3', undefined],
  ] as const)('in %s over %s is exact in minor units, or refused', (currency, amount, minor) => {
    const reading = read({ currency, net: amount, vat: '0', gross: amount, payable: amount });
    if (minor === undefined) expect(codesOf(reading)).toEqual(['amountUnreadable']);
    else expect(invoiceIn(reading).payableMinor).toBe(minor);
  });
});
