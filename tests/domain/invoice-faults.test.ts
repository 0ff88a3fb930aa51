import { describe, expect, it } from 'vitest';
import { invoiceFaults } from '../../lambdas/domain/invoice-faults.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { aCreditor } from './builders.ts';

const refusedIn = (changes: Record<string, unknown>) =>
  invoiceFaults(anInvoice(changes), [aCreditor()], ['default', 'consumers']).map(({ field }) => field);
const means = (changes: Record<string, unknown>) => ({ paymentMeans: changes });

describe('what is refused in an invoice that is well formed', () => {
  it('is nothing of the contract’s own example', () => {
    expect(refusedIn({})).toEqual([]);
  });

  it.each([
    [means({ iban: 'DE89370400440532013000' }), 'paymentMeans.iban'],
    [means({ assignedTo: { name: 'Factor AG', iban: 'DE89370400440532013000' } }), 'paymentMeans.assignedTo.iban'],
    [means({ paymentLink: 'https://pay.example.evil.example/42' }), 'paymentMeans.paymentLink'],
    [means({ paymentLink: 'http://pay.example/42' }), 'paymentMeans.paymentLink'],
    [means({ paymentLink: 'https://pay.example@evil.example/42' }), 'paymentMeans.paymentLink'],
    [means({ paymentLink: 'https://user:word@pay.example/42' }), 'paymentMeans.paymentLink'],
    [means({ paymentLink: 'https://:word@pay.example/42' }), 'paymentMeans.paymentLink'],
    [{ documentUrl: 'https://evil.example/42.pdf' }, 'documentUrl'],
    [{ policyId: 'strict' }, 'policyId'],
    [{ debtor: aDebtor({ policyId: 'strict' }) }, 'debtor.policyId'],
    [{ creditor: 'other' }, 'creditor'],
  ])('names the field: %j', (changes, field) => {
    expect(refusedIn(changes)).toEqual([field]);
  });

  it('is not the account of a factor whom the creditor names, which is none of his own accounts', () => {
    const iban = 'DE89370400440532013000';
    const creditor = aCreditor({ factors: [{ name: 'Factor AG', iban }] });
    const faultsOf = (paymentMeans: unknown) => invoiceFaults(anInvoice({ paymentMeans }), [creditor], ['default']);
    expect(faultsOf({ assignedTo: { name: 'Factor AG', iban } })).toEqual([]);
    expect(faultsOf({ assignedTo: { name: 'Factor AG', iban: 'FR7630006000011234567890189' } })).toEqual([
      { field: 'paymentMeans.assignedTo.iban', message: "is not the account of one of the creditor's factors" },
    ]);
    expect(faultsOf({ iban }).map(({ field }) => field)).toEqual(['paymentMeans.iban']);
  });

  it.each([
    ['2026-04-01', '2026-03-31', ['dueDate']],
    ['2026-03-31', '2026-03-31', []],
    ['2026-03-30', '2026-03-31', []],
  ])('issued on %s and due on %s', (issueDate, dueDate, fields) => {
    expect(refusedIn({ issueDate, dueDate })).toEqual(fields);
  });

  it.each(['https://pay.example/42', 'https://PAY.example/42', 'https://pay.example/42?a=1#b'])(
    'is not the link %s, whose host is listed',
    (paymentLink) => {
      expect(refusedIn(means({ paymentLink }))).toEqual([]);
    },
  );

  it('is found in a body with other faults too, and no body breaks it', () => {
    expect(refusedIn({ amount: 'much', dueDate: 31, ...means({ iban: 'DE89370400440532013000' }) })).toEqual([
      'paymentMeans.iban',
    ]);
    for (const body of [null, 42, 'text', [], {}, { creditor: 7, debtor: null, paymentMeans: [] }]) {
      expect(Array.isArray(invoiceFaults(body, [aCreditor()], []))).toBe(true);
    }
  });
});
