import { describe, expect, it } from 'vitest';
import { debtorOfBuyer } from '../../../lambdas/domain/e-invoice/debtor-of-buyer.ts';
import type { EInvoiceParty } from '../../../lambdas/domain/e-invoice/e-invoice.ts';

type Buyer = EInvoiceParty & { readonly name: string };
const buyer = (changes: Partial<Buyer> = {}): Buyer => ({
  name: 'Client Test',
  addressLines: ['2 rue du Test'],
  postalCode: '69001',
  city: 'Lyon',
  country: 'FR',
  identifiers: [{ scheme: 'siren', value: '732829320' }],
  emails: ['compta@client.example'],
  ...changes,
});
const codesOf = (given: Buyer) => debtorOfBuyer(given, 'FR').warnings.map(({ code }) => code);

describe('the debtor of an e-invoice', () => {
  it('is its buyer, with all that letters need', () => {
    expect(debtorOfBuyer(buyer(), 'FR')).toEqual({
      debtor: {
        id: 'siren-732829320',
        name: 'Client Test',
        kind: 'business',
        locale: 'fr',
        country: 'FR',
        emails: [{ role: 'accounting', address: 'compta@client.example' }],
        address: { lines: ['2 rue du Test'], postalCode: '69001', city: 'Lyon' },
        registrationNumber: '732829320',
      },
      warnings: [],
    });
  });

  it.each([
    [
      'the number that the seller gave him',
      [
        { scheme: 'siren', value: '732829320' },
        { scheme: 'unspecified', value: 'C 42/7' },
      ],
      'C42-7',
    ],
    ['his VAT number', [{ scheme: 'vat', value: 'DE 123456789' }], 'vat-DE123456789'],
    ['his GLN', [{ scheme: 'gln', value: '3011234500003' }], 'gln-3011234500003'],
    ['his number in another registry', [{ scheme: '0106', value: '12345678' }], '0106-12345678'],
  ])('is known by %s', (_, identifiers, id) => {
    expect(debtorOfBuyer(buyer({ identifiers }), 'FR').debtor.id).toBe(id);
  });

  it('without any number is known by name and town, so that two of one name are two', () => {
    const [one, other] = [buyer({ identifiers: [] }), buyer({ identifiers: [], city: 'Paris' })];
    expect(codesOf(one)).toContain('debtorByName');
    expect(debtorOfBuyer(one, 'FR').debtor.id).toBe(debtorOfBuyer(one, 'FR').debtor.id);
    expect(debtorOfBuyer(one, 'FR').debtor.id).not.toBe(debtorOfBuyer(other, 'FR').debtor.id);
    expect(debtorOfBuyer(one, 'FR').debtor.id).toMatch(/^Client-Test-[0-9a-f]{8}$/);
  });

  it.each([
    ['a company, by its registration', {}, 'business', false],
    ['a company, by its form', { identifiers: [], name: 'Kunde GmbH' }, 'business', false],
    [
      'a company, as it receives e-invoices by a number',
      { identifiers: [], electronicAddress: { scheme: '0088', value: '3' } },
      'business',
      false,
    ],
    ['a public body, by its SIREN', { identifiers: [{ scheme: 'siren', value: '213105554' }] }, 'public', false],
    [
      'a German authority, by its Leitweg-ID',
      { identifiers: [], electronicAddress: { scheme: '0204', value: '9' } },
      'public',
      false,
    ],
    ['a person, where nothing says otherwise', { identifiers: [] }, 'consumer', true],
    ['a person with a customer number', { identifiers: [{ scheme: 'unspecified', value: '42' }] }, 'consumer', true],
  ] as const)('is %s', (_, changes, kind, isAssumed) => {
    expect(debtorOfBuyer(buyer(changes), 'FR').debtor.kind).toBe(kind);
    expect(codesOf(buyer(changes)).includes('buyerKindAssumed')).toBe(isAssumed);
  });

  it('is in the seller’s country, where his own is not told, and that is said', () => {
    const { country: _none, ...abroad } = buyer();
    expect(debtorOfBuyer(abroad, 'DE')).toMatchObject({ debtor: { country: 'DE', locale: 'en' } });
    expect(debtorOfBuyer(abroad, 'DE').warnings).toMatchObject([{ code: 'countryAssumed' }]);
  });

  it('may have no address for mail, which is said; what is none is left out', () => {
    expect(debtorOfBuyer(buyer({ emails: ['not an address', 'a@b'] }), 'FR')).toMatchObject({
      debtor: { emails: [] },
      warnings: [{ code: 'noAddress' }],
    });
  });

  it('has no postal address where a part of it is missing', () => {
    const { postalCode: _none, ...given } = buyer();
    expect(debtorOfBuyer(given, 'FR').debtor.address).toBeUndefined();
  });
});
