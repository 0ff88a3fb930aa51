import { describe, expect, it } from 'vitest';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();

const withDebtor = (changes: Record<string, unknown>) => ({ debtor: aDebtor(changes) });
const withMeans = (changes: Record<string, unknown>) => ({ paymentMeans: { ...anInvoice().paymentMeans, ...changes } });
const withAmount = (changes: Record<string, unknown>) => ({
  amount: { amountMinor: 100, currency: 'EUR', ...changes },
});
const withAddress = (changes: Record<string, unknown>) =>
  withDebtor({ address: { lines: ['1 rue'], postalCode: '75002', city: 'Paris', ...changes } });
const withEmail = (address: unknown) => withDebtor({ emails: [{ role: 'accounting', address }] });

const faulty: [what: string, changes: Record<string, unknown>, field: string][] = [
  ['no number', { number: undefined }, 'number'],
  ['a number that is no text', { number: 42 }, 'number'],
  ['an empty number', { number: ' ' }, 'number'],
  ['a number of 65 characters', { number: 'x'.repeat(65) }, 'number'],
  ['a number with a line end in it', { number: 'FA\r\n1' }, 'number'],
  ['a NUL in the number', { number: 'FA\u00001' }, 'number'],
  ['half a character in the number', { number: 'FA\ud800' }, 'number'],
  ['an unknown creditor', { creditor: 'other' }, 'creditor'],
  ['no creditor at all', { creditor: null }, 'creditor'],
  ['no debtor', { debtor: undefined }, 'debtor'],
  ['a debtor id with #', withDebtor({ id: 'C#1' }), 'debtor.id'],
  ['a debtor id with a slash', withDebtor({ id: 'C/1' }), 'debtor.id'],
  ['a header smuggled into the name', withDebtor({ name: 'Acme\r\nBcc: x@evil.example' }), 'debtor.name'],
  ['a name that turns the reading direction', withDebtor({ name: 'Acme \u202egnp.exe' }), 'debtor.name'],
  ['a name of a wrong encoding', withDebtor({ name: 'Soci\ufffdt\ufffd' }), 'debtor.name'],
  ['a name of 201 characters', withDebtor({ name: 'x'.repeat(201) }), 'debtor.name'],
  ['a kind of debtor nobody knows', withDebtor({ kind: 'friend' }), 'debtor.kind'],
  ['a language we do not write', withDebtor({ locale: 'de' }), 'debtor.locale'],
  ['a country in small letters', withDebtor({ country: 'fr' }), 'debtor.country'],
  ['no e-mail address', withDebtor({ emails: [] }), 'debtor.emails'],
  ['an address that is no e-mail address', withEmail('compta'), 'debtor.emails.0.address'],
  [
    'a header smuggled into the e-mail address',
    withEmail('a@b.example\r\nBcc: c@d.example'),
    'debtor.emails.0.address',
  ],
  ['two addresses in one', withEmail('a@b.example,c@d.example'), 'debtor.emails.0.address'],
  ['an e-mail without a role', withDebtor({ emails: [{ address: 'a@b.example' }] }), 'debtor.emails.0.role'],
  ['an address without lines', withAddress({ lines: [] }), 'debtor.address.lines'],
  ['a line end in an address line', withAddress({ lines: ['1 rue\nParis'] }), 'debtor.address.lines.0'],
  ['no city', withAddress({ city: undefined }), 'debtor.address.city'],
  ['an unknown policy of the debtor', withDebtor({ policyId: 'none' }), 'debtor.policyId'],
  ['an unknown field of the debtor', withDebtor({ vip: true }), 'debtor.vip'],
  ['an amount in major units', withAmount({ amountMinor: 1200.5 }), 'amount.amountMinor'],
  ['an amount as text', withAmount({ amountMinor: '120000' }), 'amount.amountMinor'],
  ['an amount of zero', withAmount({ amountMinor: 0 }), 'amount.amountMinor'],
  ['an amount below zero', withAmount({ amountMinor: -1 }), 'amount.amountMinor'],
  ['an amount too large to count exactly', withAmount({ amountMinor: 2 ** 53 }), 'amount.amountMinor'],
  ['a currency that is none', withAmount({ currency: 'EURO' }), 'amount.currency'],
  ['a currency in small letters', withAmount({ currency: 'eur' }), 'amount.currency'],
  ['no amount', { amount: undefined }, 'amount'],
  ['30 February', { dueDate: '2026-02-30' }, 'dueDate'],
  ['29 February in a common year', { issueDate: '2027-02-29', dueDate: '2027-03-31' }, 'issueDate'],
  ['an instant in place of a date', { dueDate: '2026-03-31T00:00:00Z' }, 'dueDate'],
  ['a date as they write it in France', { dueDate: '31/03/2026' }, 'dueDate'],
  ['a due date before the issue date', { dueDate: '2026-02-28' }, 'dueDate'],
  ['an issue date before the holidays we know', { issueDate: '2010-12-31' }, 'issueDate'],
  ['a due date after the holidays we know', { dueDate: '2040-01-01' }, 'dueDate'],
  ['an IBAN with a wrong check digit', withMeans({ iban: 'FR7630006000011234567890188' }), 'paymentMeans.iban'],
  ['an IBAN in groups', withMeans({ iban: 'FR76 3000 6000 0112 3456 7890 189' }), 'paymentMeans.iban'],
  ["an IBAN that is not the creditor's", withMeans({ iban: 'DE89370400440532013000' }), 'paymentMeans.iban'],
  ['a BIC that is none', withMeans({ bic: 'AGRI' }), 'paymentMeans.bic'],
  [
    'a payment link to a host that is not listed',
    withMeans({ paymentLink: 'https://evil.example/' }),
    'paymentMeans.paymentLink',
  ],
  ['a payment link without encryption', withMeans({ paymentLink: 'http://pay.example/' }), 'paymentMeans.paymentLink'],
  [
    'a payment link with somebody before the host',
    withMeans({ paymentLink: 'https://pay.example@evil.example/' }),
    'paymentMeans.paymentLink',
  ],
  ['a payment link with a password', withMeans({ paymentLink: 'https://:x@pay.example/' }), 'paymentMeans.paymentLink'],
  [
    'a host that only begins like a listed one',
    withMeans({ paymentLink: 'https://pay.example.evil.example/' }),
    'paymentMeans.paymentLink',
  ],
  ['a backslash in a link', { documentUrl: 'https://files.example\\@evil.example/' }, 'documentUrl'],
  ['markup in a link', { documentUrl: 'https://files.example/"><script>' }, 'documentUrl'],
  ['a line end in a link', { documentUrl: 'https://files.example/\r\nBcc: x' }, 'documentUrl'],
  ['a script as a link', { documentUrl: 'javascript:alert(1)' }, 'documentUrl'],
  ['an unknown policy', { policyId: 'none' }, 'policyId'],
  ['an unknown field', { discount: 5 }, 'discount'],
  ['a field named constructor', { constructor: {} }, 'constructor'],
];

describe('an invoice is refused, its field named and nothing stored, for', () => {
  it.each(faulty)('%s', async (_what, changes, field) => {
    const before = await api.items();
    const { status, body, headers } = await api.post('/invoices', anInvoice(changes));
    expect({ status, fields: body.errors?.map((error: { field: string }) => error.field) }).toEqual({
      status: 422,
      fields: [field],
    });
    expect(body.errors[0].message).not.toBe('');
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(await api.items()).toEqual(before);
  });

  it('every fault at once', async () => {
    const { status, body } = await api.post('/invoices', {
      number: '',
      debtor: aDebtor({ country: 'France', policyId: 'none', vip: true }),
      amount: { amountMinor: 1.5, currency: 'EURO' },
      issueDate: '2026-05-01',
      dueDate: '2026-04-01',
      paymentMeans: { iban: 'DE89370400440532013000', paymentLink: 'https://evil.example/' },
      documentUrl: 'http://files.example/',
      policyId: 'none',
      discount: 5,
    });
    expect(status).toBe(422);
    expect(body.errors.map((error: { field: string }) => error.field).sort()).toEqual([
      'amount.amountMinor',
      'amount.currency',
      'debtor.country',
      'debtor.policyId',
      'debtor.vip',
      'discount',
      'documentUrl',
      'dueDate',
      'number',
      'paymentMeans.iban',
      'paymentMeans.paymentLink',
      'policyId',
    ]);
  });
});

describe('an invoice is taken with', () => {
  it.each([
    ['a number of 64 characters', { number: 'n'.repeat(64) }],
    ['the first day there is', { number: 'D1', issueDate: '2011-01-01', dueDate: '2011-01-01' }],
    ['the last day there is', { number: 'D2', dueDate: '2039-12-31' }],
    ['a due date on a leap day', { number: 'D3', issueDate: '2028-02-01', dueDate: '2028-02-29' }],
    ['one minor unit', { number: 'D4', ...withAmount({ amountMinor: 1 }) }],
    ['the largest amount that is exact', { number: 'D5', ...withAmount({ amountMinor: Number.MAX_SAFE_INTEGER }) }],
    ['a currency without minor units', { number: 'D6', ...withAmount({ currency: 'JPY' }) }],
    ['an emoji and accents in the name', { number: 'D7', ...withDebtor({ id: 'D7', name: 'Café 👩‍💻 Ωmega' }) }],
    ['text from right to left', { number: 'D8', ...withDebtor({ id: 'D8', name: 'شركة' }) }],
    ['markup in the name, which is only text', { number: 'D9', ...withDebtor({ id: 'D9', name: '<b>&{{x}}' }) }],
  ])('%s, and shown as it was posted', async (_what, changes) => {
    const posted = anInvoice(changes);
    const { status, body } = await api.post('/invoices', posted);
    expect(status).toBe(201);
    expect((await api.get(`/invoices/${body.id}`)).body).toMatchObject(posted);
    expect((await api.get(`/invoices/${body.id}/next-action`)).status).toBe(200);
  });
});
