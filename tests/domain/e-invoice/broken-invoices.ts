import type { RuleCode } from '../../../lambdas/domain/e-invoice/rules.ts';
import { aCiiInvoice, anUblInvoice } from './builders.ts';

/** A file without an element, the first of its name. */
export const without = (text: string, element: string) =>
  text.replace(new RegExp(`<${element}(?: [^>]*)?>.*?</${element}>`, 's'), '');

const cii = aCiiInvoice();
const ubl = anUblInvoice();
const nobody = { country: 'FR' };

/** For each rule a file that breaks it, and no other one; two where the syntaxes differ. */
export const broken: Partial<Record<RuleCode, readonly string[]>> = {
  notXml: [cii.slice(0, -60), '', 'FA-1001;120.00'],
  doctype: [ubl.replace('?>', '?><!DOCTYPE Invoice>')],
  tooLarge: ['<a>'.repeat(70) + '</a>'.repeat(70)],
  order: [
    '<o:SCRDMCCBDACIOMessageStructure xmlns:o="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"/>',
    ubl
      .replaceAll(/xsd:Invoice-2/g, 'xsd:Order-2')
      .replace('<Invoice', '<Order')
      .replace('</Invoice', '</Order'),
  ],
  zugferd1: ['<rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0"/>'],
  notAnInvoice: ['<html/>', cii.replaceAll(/CrossIndustryInvoice:100/g, 'CrossIndustryInvoice:13')],
  contradiction: [
    ubl.replace('<cbc:IssueDate>', '<cbc:ID>FA-1002</cbc:ID>$&'),
    cii.replace('<ram:DuePayableAmount>', '<ram:DuePayableAmount>12.00</ram:DuePayableAmount>$&'),
  ],
  'BR-02': [without(ubl, 'cbc:ID'), aCiiInvoice({ number: ' ' })],
  'BR-03': [
    without(ubl, 'cbc:IssueDate'),
    anUblInvoice({ issueDate: '2026-02-30' }),
    cii.replace('"102">20260115', '"610">202601'),
  ],
  typeUnknown: [aCiiInvoice({ typeCode: '' }), aCiiInvoice({ typeCode: '999' })],
  notAClaim: [aCiiInvoice({ typeCode: '325' }), anUblInvoice({ typeCode: '325' })],
  'BR-05': [without(ubl, 'cbc:DocumentCurrencyCode'), without(cii, 'ram:InvoiceCurrencyCode')],
  'BR-CL-04': [aCiiInvoice({ currency: 'EURO' }), anUblInvoice({ currency: 'XXX' })],
  'BR-07': [aCiiInvoice({ buyer: nobody }), anUblInvoice({ buyer: nobody })],
  'BR-15': [without(ubl, 'cbc:PayableAmount'), without(cii, 'ram:DuePayableAmount')],
  currencyContradicted: [ubl.replace('<cbc:PayableAmount currencyID="EUR"', '<cbc:PayableAmount currencyID="USD"')],
  amountUnreadable: [aCiiInvoice({ payable: '120,00' }), anUblInvoice({ paid: 'none' })],
  amountTooFine: [
    anUblInvoice({ net: '100.005', gross: '120.005', payable: '120.005' }),
    aCiiInvoice({ currency: 'JPY', net: '100.5', vat: '0', gross: '100.5', payable: '100.5' }),
  ],
  'BR-04': [anUblInvoice({ typeCode: '' })],
  'BR-CL-01': [anUblInvoice({ typeCode: '999' }), anUblInvoice({ typeCode: '381' })],
  creditBelowZero: [
    aCiiInvoice({ typeCode: '381', net: '-100', vat: '-20', gross: '-120', payable: '-120' }),
    anUblInvoice({ net: '-100', vat: '-20', gross: '-120', payable: '-120' }, 'CreditNote'),
  ],
  dateFormat: [
    cii.replace('>20260115<', '>2026-01-15<'),
    cii.replace('"102">20260115', '"203">202601150930'),
    anUblInvoice({ issueDate: '2026-01-15T09:30:00' }),
  ],
  'BR-CO-25': [anUblInvoice({ dueDate: null }), aCiiInvoice({ dueDate: null })],
  noDueDate: [anUblInvoice({ dueDate: null, terms: '30 jours' }), aCiiInvoice({ dueDate: null, terms: '30 jours' })],
  severalDueDates: [
    cii.replace(
      /<ram:SpecifiedTradePaymentTerms>.*?<\/ram:SpecifiedTradePaymentTerms>/s,
      (terms) => `${terms}${terms.replace('20260214', '20260314')}`,
    ),
  ],
  dueBeforeIssue: [aCiiInvoice({ dueDate: '2026-01-14' }), anUblInvoice({ dueDate: '2026-01-14' })],
  'BR-06': [aCiiInvoice({ seller: { country: 'FR', siren: '732829320' } })],
  'BR-08': [without(ubl, 'cac:PostalAddress')],
  'BR-09': [aCiiInvoice({ seller: { name: 'S', siren: '732829320' } })],
  'BR-10': [cii.replace(/(<ram:BuyerTradeParty>.*?)<ram:PostalTradeAddress>.*?<\/ram:PostalTradeAddress>/s, '$1')],
  'BR-11': [anUblInvoice({ buyer: { name: 'C' } })],
  'BR-17': [
    cii.replace(
      '<ram:SpecifiedTradeSettlementPaymentMeans>',
      '<ram:PayeeTradeParty><ram:ID>7</ram:ID></ram:PayeeTradeParty>$&',
    ),
  ],
  'BR-62': [ubl.replace('<cac:Party>', '<cac:Party><cbc:EndpointID>1</cbc:EndpointID>')],
  'BR-63': [ubl.replace(/(AccountingCustomerParty>\s*<cac:Party>)/, '$1<cbc:EndpointID>1</cbc:EndpointID>')],
  'BR-CO-09': [
    aCiiInvoice({ buyer: { name: 'C', country: 'FR', vat: '83404833048' } }),
    anUblInvoice({ buyer: { name: 'C', country: 'FR', vat: 'QQ1' } }),
  ],
  'BR-CO-26': [
    aCiiInvoice({ seller: { name: 'S', country: 'FR' } }),
    anUblInvoice({ seller: { name: 'S', country: 'FR' } }),
  ],
  'BR-12': [cii.replace('<ram:LineTotalAmount>100.00</ram:LineTotalAmount><ram:TaxBasis', '<ram:TaxBasis')],
  'BR-13': [without(ubl, 'cbc:TaxExclusiveAmount')],
  'BR-14': [without(ubl, 'cbc:TaxInclusiveAmount')],
  'BR-CO-10': [cii.replace('100.00', '100.01')],
  'BR-CO-11': [
    ubl.replace(
      '<cac:TaxTotal>',
      '<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount>5.00</cbc:Amount></cac:AllowanceCharge>$&',
    ),
  ],
  'BR-CO-12': [
    cii.replace(
      '<ram:SpecifiedTradePaymentTerms>',
      '<ram:SpecifiedLogisticsServiceCharge><ram:AppliedAmount>5.00</ram:AppliedAmount></ram:SpecifiedLogisticsServiceCharge>$&',
    ),
  ],
  'BR-CO-13': [
    cii
      .replace('<ram:TaxBasisTotalAmount>100.00', '<ram:ChargeTotalAmount>0.01</ram:ChargeTotalAmount>$&')
      .replace(
        '<ram:SpecifiedTradePaymentTerms>',
        '<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>true</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>0.01</ram:ActualAmount></ram:SpecifiedTradeAllowanceCharge>$&',
      ),
  ],
  'BR-CO-14': [cii.replace('<ram:CalculatedAmount>20.00', '<ram:CalculatedAmount>19.99')],
  'BR-CO-15': [
    anUblInvoice({ gross: '121.00', payable: '121.00' }),
    aCiiInvoice({ gross: '119.99', payable: '119.99' }),
  ],
  'BR-CO-16': [anUblInvoice({ payable: '120.01' }), aCiiInvoice({ paid: '20.00' }), aCiiInvoice({ rounding: '0.05' })],
  'BR-DEC': [aCiiInvoice({ paid: '0.000' })],
  repeatedTotal: [cii.replace('<ram:GrandTotalAmount>', '<ram:GrandTotalAmount>120.00</ram:GrandTotalAmount>$&')],
  currencyOfAmount: [
    ubl.replace('<cbc:TaxInclusiveAmount currencyID="EUR"', '<cbc:TaxInclusiveAmount currencyID="USD"'),
  ],
  'BR-49': [without(ubl, 'cbc:PaymentMeansCode')],
  'BR-50': [aCiiInvoice({ iban: '' })],
  'BR-61': [anUblInvoice({ iban: null }), aCiiInvoice({ iban: null, meansCode: '58' })],
  ibanUnusable: [
    anUblInvoice({ iban: 'FR7630006000011234567890188' }),
    aCiiInvoice({ iban: 'FR76 3000 6000 0112 3456 7890' }),
    anUblInvoice({ iban: '123456', meansCode: '58' }),
  ],
  'BR-55': [
    ubl.replace(
      '<cac:AccountingSupplierParty>',
      '<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID/></cac:InvoiceDocumentReference></cac:BillingReference>$&',
    ),
  ],
};

/** A date that is none leaves an invoice without a due date: two warnings at once. */
export const brokenWithOthers: Partial<Record<RuleCode, readonly (readonly [string, readonly string[]])[]>> = {
  dueDateUnreadable: [
    [aCiiInvoice({ dueDate: '2026-02-30' }), ['dueDateUnreadable', 'BR-CO-25']],
    [cii.replace('"102">20260214', '"616">202607'), ['dueDateUnreadable', 'BR-CO-25']],
  ],
};
