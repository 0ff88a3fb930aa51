import { expect, it } from 'vitest';
import { printedInvoice } from '../../lambdas/acts/printed-invoice.ts';
import type { Invoice } from '../../lambdas/domain/invoice.ts';
import { aCase, aCreditor } from '../domain/builders.ts';

const factor = { name: 'Factor AG', iban: 'DE89370400440532013000', bic: 'COBADEFF' };
const paymentOf = (paymentMeans: Invoice['paymentMeans'], factors = [factor]) => {
  const dunned = aCase();
  const invoice: Invoice = { ...dunned.invoice, ...(paymentMeans && { paymentMeans }) };
  return printedInvoice({ ...dunned, invoice }, aCreditor({ factors }), '2026-04-03').payment;
};
const assignedTo = { name: 'factor', iban: factor.iban };
const paymentLink = 'https://pay.example/42';

it('is paid to the factor alone, under the name and to the account that the deployment gives him', () => {
  expect(paymentOf({ assignedTo, paymentLink, iban: 'FR7630006000011234567890189', reference: 'RF-1' })).toEqual({
    iban: factor.iban,
    bic: factor.bic,
    factor: factor.name,
    reference: 'RF-1',
  });
});

it('is paid to no account when the factor is not on the list any more: neither his nor ours', () => {
  expect(paymentOf({ assignedTo, paymentLink }, [])).toEqual({ reference: 'FA-1' });
});

it('is paid to us when it was not assigned', () => {
  expect(paymentOf({ paymentLink })).toMatchObject({ iban: 'FR7630006000011234567890189', paymentLink });
});
