import { describe, expect, it } from 'vitest';
import { readEInvoice } from '../../../lambdas/domain/e-invoice/read-e-invoice.ts';
import { aCiiInvoice, anUblInvoice } from './builders.ts';
import { codesOf, invoiceIn } from './readings.ts';

describe('what only one syntax can say', () => {
  it('is a UBL credit note, with the day on which its payment means fall due', () => {
    const reading = readEInvoice(anUblInvoice({ dueDate: '2026-03-01' }, 'CreditNote'));
    expect(reading.outcome).toBe('accept');
    expect(invoiceIn(reading)).toMatchObject({
      typeCode: '381',
      kind: 'creditNote',
      dueDate: { from: 'stated', on: '2026-03-01' },
    });
    expect(readEInvoice(anUblInvoice({ dueDate: null }, 'CreditNote')).outcome).toBe('accept');
  });

  it('is an invoice in a CreditNote: of the two, credit goes first, and it is told', () => {
    const reading = readEInvoice(anUblInvoice({ typeCode: '380' }, 'CreditNote'));
    expect(invoiceIn(reading).kind).toBe('creditNote');
    expect(codesOf(reading)).toEqual(['BR-CL-01']);
  });

  it('is net days from the invoice in CII, which give a due date; days of a discount do not', () => {
    const terms = (inside: string) =>
      readEInvoice(
        aCiiInvoice({ dueDate: null, terms: 'TERMS' }).replace(
          /<ram:SpecifiedTradePaymentTerms>.*?<\/ram:SpecifiedTradePaymentTerms>/s,
          `<ram:SpecifiedTradePaymentTerms>${inside}</ram:SpecifiedTradePaymentTerms>`,
        ),
      );
    const net =
      '<ram:FromEventCode>5</ram:FromEventCode><ram:SettlementPeriodMeasure unitCode="DAY">30</ram:SettlementPeriodMeasure>';
    expect(invoiceIn(terms(net)).dueDate).toEqual({ from: 'terms', on: '2026-02-14' });
    expect(terms(net).outcome).toBe('accept');
    for (const other of [
      net.replace('>5<', '>69<'),
      net.replace('DAY', 'MON'),
      '<ram:Description>#SKONTO#TAGE=14#PROZENT=2.00#</ram:Description>',
      '<ram:Description>Net 30</ram:Description><ram:ApplicableTradePaymentDiscountTerms><ram:BasisPeriodMeasure unitCode="DAY">14</ram:BasisPeriodMeasure></ram:ApplicableTradePaymentDiscountTerms>',
    ]) {
      expect(invoiceIn(terms(other)).dueDate).toEqual({ from: 'none' });
      expect(terms(other).outcome).toBe('flag');
    }
  });

  it('is the day that the payment means of a UBL invoice name, when it states no other', () => {
    const text = anUblInvoice({ dueDate: null }).replace(
      '<cbc:PaymentID>',
      '<cbc:PaymentDueDate>2026-02-20</cbc:PaymentDueDate><cbc:PaymentID>',
    );
    expect(invoiceIn(readEInvoice(text)).dueDate).toEqual({ from: 'terms', on: '2026-02-20' });
    expect(readEInvoice(text).outcome).toBe('accept');
  });

  it('is lines of CII that group others or inform, which are not added up', () => {
    const item = (text: string) =>
      `<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineStatusReasonCode>${text}</ram:LineStatusReasonCode></ram:AssociatedDocumentLineDocument><ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>`;
    const more = (text: string) =>
      readEInvoice(aCiiInvoice().replace('<ram:IncludedSupplyChainTradeLineItem>', `${item(text)}$&`));
    expect(more('GROUP').outcome).toBe('accept');
    expect(more('INFORMATION').outcome).toBe('accept');
    expect(codesOf(more('DETAIL'))).toEqual(['BR-CO-10']);
  });
});
