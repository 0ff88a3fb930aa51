import { type InvoiceParts, money, type PartyParts, tag, usualParts, within } from './invoice-parts.ts';

function ublParty({ name, siren, siret, gln, customerNumber, vat, country, email, endpoint }: PartyParts): string {
  const identifier = (value: string | undefined, scheme?: string) =>
    within('cac:PartyIdentification', tag('cbc:ID', value, scheme === undefined ? '' : ` schemeID="${scheme}"`));
  return within(
    'cac:Party',
    [
      endpoint ? tag('cbc:EndpointID', endpoint.value, ` schemeID="${endpoint.scheme}"`) : '',
      identifier(siret, '0009'),
      identifier(gln, '0088'),
      identifier(customerNumber),
      `<cac:PostalAddress><cbc:StreetName>1 rue du Test</cbc:StreetName><cbc:CityName>Lyon</cbc:CityName><cbc:PostalZone>69001</cbc:PostalZone>${within('cac:Country', tag('cbc:IdentificationCode', country))}</cac:PostalAddress>`,
      vat === undefined
        ? ''
        : `<cac:PartyTaxScheme>${tag('cbc:CompanyID', vat)}<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`,
      within(
        'cac:PartyLegalEntity',
        tag('cbc:RegistrationName', name) + tag('cbc:CompanyID', siren, ' schemeID="0002"'),
      ),
      within('cac:Contact', tag('cbc:ElectronicMail', email)),
    ].join(''),
  );
}

/** A UBL 2.1 document: an Invoice, or a CreditNote when asked for one. It adds up, and says what EN 16931 has it say. */
export function anUblInvoice(given: Partial<InvoiceParts> = {}, root: 'Invoice' | 'CreditNote' = 'Invoice'): string {
  const parts = { ...usualParts, ...(root === 'CreditNote' && { typeCode: '381' }), ...given };
  const { currency, iban } = parts;
  const due = tag(root === 'Invoice' ? 'cbc:DueDate' : 'cbc:PaymentDueDate', parts.dueDate ?? undefined);
  const means = [
    tag('cbc:PaymentMeansCode', parts.meansCode),
    root === 'CreditNote' ? due : '',
    tag('cbc:PaymentID', parts.paymentReference),
    iban === null ? '' : within('cac:PayeeFinancialAccount', tag('cbc:ID', iban)),
  ];
  const tax = money('cbc:TaxAmount', parts.vat, currency);
  const category =
    '<cac:TaxCategory><cbc:ID>S</cbc:ID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">`,
    tag('cbc:CustomizationID', parts.profile),
    tag('cbc:ID', parts.number),
    tag('cbc:IssueDate', parts.issueDate),
    root === 'Invoice' ? due : '',
    tag(`cbc:${root}TypeCode`, parts.typeCode),
    ...parts.notes.map(({ code, text }) => tag('cbc:Note', code === undefined ? text : `#${code}#${text}`)),
    tag('cbc:DocumentCurrencyCode', currency),
    tag('cbc:BuyerReference', parts.buyerReference),
    within('cac:InvoicePeriod', tag('cbc:DescriptionCode', parts.vatPoint)),
    within('cac:OrderReference', tag('cbc:ID', parts.purchaseOrder)),
    ...parts.preceding.map(({ number, issueDate }) =>
      within(
        'cac:BillingReference',
        within('cac:InvoiceDocumentReference', tag('cbc:ID', number) + tag('cbc:IssueDate', issueDate)),
      ),
    ),
    within('cac:AccountingSupplierParty', ublParty(parts.seller)),
    within('cac:AccountingCustomerParty', ublParty(parts.buyer)),
    within('cac:PayeeParty', within('cac:PartyName', tag('cbc:Name', parts.payee))),
    within('cac:PaymentMeans', means.join('')),
    within('cac:PaymentTerms', tag('cbc:Note', parts.terms)),
    within(
      'cac:TaxTotal',
      tax + within('cac:TaxSubtotal', money('cbc:TaxableAmount', parts.net, currency) + tax + category),
    ),
    within(
      'cac:LegalMonetaryTotal',
      [
        money('cbc:LineExtensionAmount', parts.net, currency),
        money('cbc:TaxExclusiveAmount', parts.net, currency),
        money('cbc:TaxInclusiveAmount', parts.gross, currency),
        money('cbc:PrepaidAmount', parts.paid, currency),
        money('cbc:PayableRoundingAmount', parts.rounding, currency),
        money('cbc:PayableAmount', parts.payable, currency),
      ].join(''),
    ),
    within(`cac:${root}Line`, tag('cbc:ID', '1') + money('cbc:LineExtensionAmount', parts.net, currency)),
    `</${root}>`,
  ].join('\n');
}

function ciiParty({ name, siren, siret, gln, customerNumber, vat, country, email, endpoint }: PartyParts): string {
  const uri = (holder: string, value: string | undefined, scheme?: string) =>
    within(holder, tag('ram:URIID', value, scheme === undefined ? '' : ` schemeID="${scheme}"`));
  return [
    tag('ram:ID', customerNumber),
    tag('ram:GlobalID', siret, ' schemeID="0009"'),
    tag('ram:GlobalID', gln, ' schemeID="0088"'),
    tag('ram:Name', name),
    within('ram:SpecifiedLegalOrganization', tag('ram:ID', siren, ' schemeID="0002"')),
    within('ram:DefinedTradeContact', uri('ram:EmailURIUniversalCommunication', email)),
    `<ram:PostalTradeAddress><ram:PostcodeCode>69001</ram:PostcodeCode><ram:LineOne>1 rue du Test</ram:LineOne><ram:CityName>Lyon</ram:CityName>${tag('ram:CountryID', country)}</ram:PostalTradeAddress>`,
    uri('ram:URIUniversalCommunication', endpoint?.value, endpoint?.scheme),
    within('ram:SpecifiedTaxRegistration', tag('ram:ID', vat, ' schemeID="VA"')),
  ].join('');
}

const ciiDate = (holder: string, date: string | undefined, prefix = 'udt') =>
  date === undefined ? '' : within(holder, tag(`${prefix}:DateTimeString`, date.replaceAll('-', ''), ' format="102"'));

/** A UN/CEFACT Cross Industry Invoice (D16B). It adds up, and says what EN 16931 has it say. */
export function aCiiInvoice(given: Partial<InvoiceParts> = {}): string {
  const parts = { ...usualParts, ...given };
  const { iban } = parts;
  const agreement = [
    tag('ram:BuyerReference', parts.buyerReference),
    within('ram:SellerTradeParty', ciiParty(parts.seller)),
    within('ram:BuyerTradeParty', ciiParty(parts.buyer)),
    within('ram:BuyerOrderReferencedDocument', tag('ram:IssuerAssignedID', parts.purchaseOrder)),
  ];
  const settlement = [
    tag('ram:PaymentReference', parts.paymentReference),
    tag('ram:InvoiceCurrencyCode', parts.currency),
    within('ram:PayeeTradeParty', tag('ram:Name', parts.payee)),
    within(
      'ram:SpecifiedTradeSettlementPaymentMeans',
      tag('ram:TypeCode', parts.meansCode) +
        (iban === null ? '' : within('ram:PayeePartyCreditorFinancialAccount', tag('ram:IBANID', iban))),
    ),
    `<ram:ApplicableTradeTax><ram:CalculatedAmount>${parts.vat}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>${tag('ram:DueDateTypeCode', parts.vatPoint)}</ram:ApplicableTradeTax>`,
    within(
      'ram:SpecifiedTradePaymentTerms',
      tag('ram:Description', parts.terms) + ciiDate('ram:DueDateDateTime', parts.dueDate ?? undefined),
    ),
    within(
      'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
      [
        tag('ram:LineTotalAmount', parts.net),
        tag('ram:TaxBasisTotalAmount', parts.net),
        money('ram:TaxTotalAmount', parts.vat, parts.currency),
        tag('ram:RoundingAmount', parts.rounding),
        tag('ram:GrandTotalAmount', parts.gross),
        tag('ram:TotalPrepaidAmount', parts.paid),
        tag('ram:DuePayableAmount', parts.payable),
      ].join(''),
    ),
    ...parts.preceding.map(({ number, issueDate }) =>
      within(
        'ram:InvoiceReferencedDocument',
        tag('ram:IssuerAssignedID', number) + ciiDate('ram:FormattedIssueDateTime', issueDate, 'qdt'),
      ),
    ),
  ];
  const line = `<ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${parts.net}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100" xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100">',
    `<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>${tag('ram:ID', parts.profile)}</ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>`,
    within(
      'rsm:ExchangedDocument',
      [
        tag('ram:ID', parts.number),
        tag('ram:TypeCode', parts.typeCode),
        ciiDate('ram:IssueDateTime', parts.issueDate),
        ...parts.notes.map(({ code, text }) =>
          within('ram:IncludedNote', tag('ram:Content', text) + tag('ram:SubjectCode', code)),
        ),
      ].join(''),
    ),
    '<rsm:SupplyChainTradeTransaction>',
    within('ram:IncludedSupplyChainTradeLineItem', line),
    within('ram:ApplicableHeaderTradeAgreement', agreement.join('\n')),
    '<ram:ApplicableHeaderTradeDelivery/>',
    within('ram:ApplicableHeaderTradeSettlement', settlement.join('\n')),
    '</rsm:SupplyChainTradeTransaction>',
    '</rsm:CrossIndustryInvoice>',
  ].join('\n');
}
