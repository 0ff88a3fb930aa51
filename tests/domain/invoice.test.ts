import { describe, expect, it } from 'vitest';
import { postedInvoiceSchema, receivableOf } from '../../lambdas/domain/invoice.ts';
import { aDebtor, anInvoice } from '../builders.ts';

const faultsOf = (changes: Record<string, unknown>) => {
  const { error } = postedInvoiceSchema.safeParse(anInvoice(changes));
  return error && [...new Set(error.issues.map(({ path }) => path.join('.')))];
};
const money = (amountMinor: unknown, currency: unknown = 'EUR') => ({ amount: { amountMinor, currency } });
const means = (changes: Record<string, unknown>) => ({ paymentMeans: changes });
const debtor = (changes: Record<string, unknown>) => ({ debtor: aDebtor(changes) });

describe('a posted invoice', () => {
  it('as the contract shows it is taken, word for word', () => {
    expect(postedInvoiceSchema.parse(anInvoice())).toEqual(anInvoice());
  });

  it('need only say number, debtor, amount and dates; the creditor is then "main"', () => {
    const { number, amount, issueDate, dueDate } = anInvoice();
    const { address: _address, registrationNumber: _number, ...least } = aDebtor();
    const posted = postedInvoiceSchema.parse({ number, amount, issueDate, dueDate, debtor: least });
    expect(posted.creditor).toBe('main');
  });

  it.each([
    [money(0), 'amount.amountMinor'],
    [money(-1), 'amount.amountMinor'],
    [money(10.5), 'amount.amountMinor'],
    [money('1200'), 'amount.amountMinor'],
    [money(Number.MAX_SAFE_INTEGER + 1), 'amount.amountMinor'],
    [money(1, 'EURO'), 'amount.currency'],
    [money(1, 'eur'), 'amount.currency'],
    [money(1, 'XTS'), 'amount.currency'],
    [{ issueDate: '2026-02-30' }, 'issueDate'],
    [{ dueDate: '2026-04-31' }, 'dueDate'],
    [{ dueDate: '2027-02-29' }, 'dueDate'],
    [{ dueDate: '31/03/2026' }, 'dueDate'],
    [{ dueDate: '2026-03-31T00:00:00Z' }, 'dueDate'],
    [{ dueDate: '2040-01-01' }, 'dueDate'],
    [{ issueDate: '2010-12-31' }, 'issueDate'],
    [{ number: '' }, 'number'],
    [{ number: '   ' }, 'number'],
    [{ number: 'F'.repeat(65) }, 'number'],
    [{ number: 'FA\r\nBcc: all@example.com' }, 'number'],
    [{ number: 42 }, 'number'],
    [means({ iban: 'FR7630006000011234567890188' }), 'paymentMeans.iban'],
    [means({ iban: 'FR76 3000 6000 0112 3456 7890 189' }), 'paymentMeans.iban'],
    [means({ bic: 'AGRI' }), 'paymentMeans.bic'],
    [means({ paymentLink: 'pay.example/42' }), 'paymentMeans.paymentLink'],
    [means({ paymentLink: 'https://pay.example/ pay to FR76' }), 'paymentMeans.paymentLink'],
    [means({ paymentLink: 'https://pay.example/\nIBAN: DE89' }), 'paymentMeans.paymentLink'],
    [means({ reference: 'a\nb' }), 'paymentMeans.reference'],
    [means({ iban: 'FR7630006000011234567890189', account: '1' }), 'paymentMeans'],
    [{ documentUrl: 'no address' }, 'documentUrl'],
    [{ vat: 20 }, ''],
    [debtor({ id: '' }), 'debtor.id'],
    [debtor({ id: 'C/001' }), 'debtor.id'],
    [debtor({ id: '../C' }), 'debtor.id'],
    [debtor({ id: 'C'.repeat(65) }), 'debtor.id'],
    [debtor({ name: 'Acme\r\nBcc: all@example.com' }), 'debtor.name'],
    [debtor({ kind: 'company' }), 'debtor.kind'],
    [debtor({ locale: 'de' }), 'debtor.locale'],
    [debtor({ country: 'France' }), 'debtor.country'],
    [debtor({ emails: [] }), 'debtor.emails'],
    [debtor({ emails: [{ role: 'accounting', address: 'compta' }] }), 'debtor.emails.0.address'],
    [
      debtor({ emails: [{ role: 'accounting', address: 'a@acme.example\nCc: b@c.example' }] }),
      'debtor.emails.0.address',
    ],
    [debtor({ phone: '+33 1' }), 'debtor'],
    [debtor({ address: { lines: [], postalCode: '75002', city: 'Paris' } }), 'debtor.address.lines'],
  ])('with %j is refused, naming "%s"', (changes, field) => {
    expect(faultsOf(changes)).toEqual([field]);
  });

  it('names every field at fault, not only the first', () => {
    const fields = faultsOf({ ...money(0, 'euro'), dueDate: '2026-02-30', number: '', ...debtor({ kind: 'x' }) });
    expect(fields?.toSorted()).toEqual(['amount.amountMinor', 'amount.currency', 'debtor.kind', 'dueDate', 'number']);
  });

  it.each([
    ['2011-01-01', '2011-01-01'],
    ['2026-03-31', '2026-03-31'],
    ['2026-03-01', '2039-12-31'],
  ])('may be issued on %s and due on %s', (issueDate, dueDate) => {
    expect(faultsOf({ issueDate, dueDate })).toBeUndefined();
  });

  it('keeps no personal data of the debtor in the case, only his id', () => {
    const receivable = receivableOf(postedInvoiceSchema.parse(anInvoice()));
    expect(receivable).toMatchObject({ number: 'FA-2026-0042', debtorId: 'C-001' });
    expect(JSON.stringify(receivable)).not.toMatch(/Acme|compta|Paix/);
  });
});
