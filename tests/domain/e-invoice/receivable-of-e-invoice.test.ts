import { describe, expect, it } from 'vitest';
import type { Creditor } from '../../../lambdas/domain/creditor.ts';
import { debtorOfBuyer } from '../../../lambdas/domain/e-invoice/debtor-of-buyer.ts';
import { readEInvoice } from '../../../lambdas/domain/e-invoice/read-e-invoice.ts';
import { receivableOfEInvoice } from '../../../lambdas/domain/e-invoice/receivable-of-e-invoice.ts';
import { demoSettings } from '../../../local/stack/environment.ts';
import { aCiiInvoice, anUblInvoice } from './builders.ts';

const [demo] = demoSettings().creditors as [Creditor];
const factor = { name: 'Factor Test', iban: 'FR1420041010050500013M02606' };

function taken(xml: string, creditor: Creditor = demo) {
  const reading = readEInvoice(xml);
  if (reading.outcome === 'reject') throw new Error(reading.reason);
  const { debtor } = debtorOfBuyer(reading.invoice.buyer, 'FR');
  return receivableOfEInvoice(reading.invoice, { creditor, debtor, paymentTermDays: 30 });
}

function receivable(xml: string, creditor?: Creditor) {
  const found = taken(xml, creditor);
  if ('kind' in found) throw new Error(found.reason);
  return { ...found, codes: found.warnings.map(({ code }) => code) };
}

describe('the receivable of an e-invoice', () => {
  it('is the same from UBL and from CII', () => {
    const [ubl, cii] = [receivable(anUblInvoice()), receivable(aCiiInvoice())];
    expect(ubl).toEqual(cii);
    expect(ubl.invoice).toMatchObject({
      number: 'FA-1001',
      creditor: 'main',
      amount: { amountMinor: 12_000, currency: 'EUR' },
      vatMinor: 2_000,
      issueDate: '2026-01-15',
      dueDate: '2026-02-14',
      typeCode: '380',
      paymentMeans: { method: 'transfer', iban: 'FR7630006000011234567890189', reference: 'FA-1001' },
    });
    expect(ubl.invoice.dueDateFrom).toBeUndefined();
    expect(ubl.codes).toEqual([]);
  });

  it('is what is left to pay; of the VAT in it nobody can tell then', () => {
    const { invoice } = receivable(aCiiInvoice({ paid: '50.00', payable: '70.00' }));
    expect(invoice.amount.amountMinor).toBe(7_000);
    expect(invoice.vatMinor).toBeUndefined();
  });

  it.each([
    ['none', { dueDate: null }],
    ['one before its issue', { dueDate: '2026-01-14' }],
  ])('without a due date that can be used is due as the policy says: %s', (_, given) => {
    const { invoice, codes } = receivable(anUblInvoice(given));
    expect(invoice).toMatchObject({ dueDate: '2026-02-14', dueDateFrom: 'policyTerm' });
    expect(codes).toEqual(['termOfPolicy']);
  });

  it('is due on the day of its issue when it says so', () => {
    expect(receivable(anUblInvoice({ dueDate: '2026-01-15' })).invoice.dueDate).toBe('2026-01-15');
  });

  it('never names an account that the deployment does not list', () => {
    const { invoice, codes } = receivable(anUblInvoice({ iban: factor.iban }));
    expect(invoice.paymentMeans).toEqual({ method: 'transfer', reference: 'FA-1001' });
    expect(codes).toEqual(['accountNotListed']);
  });

  it('that was sold is paid to the factor, when he is known; otherwise it is not taken', () => {
    const sold = anUblInvoice({ typeCode: '393', iban: factor.iban, payee: 'Factor Test' });
    expect(receivable(sold, { ...demo, factors: [factor] }).invoice.paymentMeans).toMatchObject({ assignedTo: factor });
    expect(taken(sold)).toMatchObject({ kind: 'unknownFactor', reason: expect.stringContaining('Factor Test') });
  });

  it.each([
    ['432', '72', 'receipt'],
    ['35', '29', 'issue'],
    ['7', '7', undefined],
  ])('says when its VAT falls due: %s, in CII %s', (ubl, cii, expected) => {
    expect(receivable(anUblInvoice({ vatPoint: ubl })).invoice.vatDueOn).toBe(expected);
    expect(receivable(aCiiInvoice({ vatPoint: cii })).invoice.vatDueOn).toBe(expected);
  });

  it('has the rate of its note on late payment, as far as the law allows it', () => {
    const withRate = (text: string) => receivable(anUblInvoice({ notes: [{ code: 'PMD', text }] }));
    expect(withRate('15 % par an').invoice.latePayment).toEqual({ eInvoiceRatePercent: '15' });
    expect(withRate('1 % par an')).toMatchObject({ codes: ['rateNotTaken'] });
    expect(withRate('1 % par an').invoice.latePayment).toBeUndefined();
    expect(withRate('1,5 % par mois').codes).toEqual(['rateNotRead']);
  });
});
