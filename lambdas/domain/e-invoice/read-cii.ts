import { childrenOf, elementAt, elementsAt, textAt, textsAt, type XmlElement } from '../xml/xml-element.ts';
import type {
  WrittenAmount,
  WrittenDate,
  WrittenIdentifier,
  WrittenInvoice,
  WrittenParty,
  WrittenPaymentMeans,
} from './written-invoice.ts';

const textOf = ({ text }: XmlElement) => text.trim();

const amounts = (element: XmlElement | undefined, ...way: readonly string[]): WrittenAmount[] =>
  elementsAt(element, ...way).map((each) => ({ text: textOf(each), currency: each.attributes['currencyID']?.trim() }));

/** A date is the one child of the element that holds it: `DateTimeString` with a format, or a date of XML Schema. */
const dates = (element: XmlElement | undefined, ...way: readonly string[]): WrittenDate[] =>
  elementsAt(element, ...way).map((holder) => {
    const value = holder.children[0];
    if (value === undefined) return { text: textOf(holder), format: 'xsd' };
    const format = value.attributes['format']?.trim();
    return { text: textOf(value), format: value.name === 'DateTimeString' ? (format ?? '102') : 'xsd' };
  });

const identifiers = (element: XmlElement | undefined, ...way: readonly string[]): WrittenIdentifier[] =>
  elementsAt(element, ...way)
    .map((each) => ({ value: textOf(each), scheme: each.attributes['schemeID']?.trim() }))
    .filter(({ value }) => value !== '');

function party(element: XmlElement | undefined): WrittenParty {
  const address = elementAt(element, 'PostalTradeAddress');
  return {
    names: textsAt(element, 'Name'),
    tradingName: textAt(element, 'SpecifiedLegalOrganization', 'TradingBusinessName'),
    hasAddress: address !== undefined,
    addressLines: ['LineOne', 'LineTwo', 'LineThree'].flatMap((line) => textsAt(address, line)),
    postalCode: textAt(address, 'PostcodeCode'),
    city: textAt(address, 'CityName'),
    country: textAt(address, 'CountryID'),
    identifiers: [...identifiers(element, 'GlobalID'), ...identifiers(element, 'ID')],
    registrations: identifiers(element, 'SpecifiedLegalOrganization', 'ID'),
    vatIds: identifiers(element, 'SpecifiedTaxRegistration', 'ID')
      .filter(({ scheme }) => scheme === 'VA')
      .map(({ value }) => value),
    endpoint: identifiers(element, 'URIUniversalCommunication', 'URIID')[0],
    contactEmails: textsAt(element, 'DefinedTradeContact', 'EmailURIUniversalCommunication', 'URIID'),
  };
}

function paymentMeans(element: XmlElement): WrittenPaymentMeans {
  const account = elementAt(element, 'PayeePartyCreditorFinancialAccount');
  const iban = textAt(account, 'IBANID');
  return {
    code: textAt(element, 'TypeCode'),
    hasAccount: account !== undefined,
    account: iban ?? textAt(account, 'ProprietaryID'),
    isCalledIban: iban !== undefined,
    bic: textAt(element, 'PayeeSpecifiedCreditorFinancialInstitution', 'BICID'),
  };
}

const lineAmounts = (lines: readonly XmlElement[]) =>
  lines.flatMap((line) =>
    amounts(line, 'SpecifiedLineTradeSettlement', 'SpecifiedTradeSettlementLineMonetarySummation', 'LineTotalAmount'),
  );

/** EXTENDED has lines that only group others or inform; an extension of XRechnung sums up the lines that are in no other. */
function countedLines(transaction: XmlElement | undefined): WrittenInvoice['lineAmounts'] {
  const lines = childrenOf(transaction, 'IncludedSupplyChainTradeLineItem');
  const status = (line: XmlElement) =>
    textAt(line, 'AssociatedDocumentLineDocument', 'LineStatusReasonCode') ?? 'DETAIL';
  const parent = (line: XmlElement) => textAt(line, 'AssociatedDocumentLineDocument', 'ParentLineID');
  const ways = [lines.filter((line) => status(line) === 'DETAIL')];
  if (lines.some((line) => parent(line) !== undefined)) ways.push(lines.filter((line) => parent(line) === undefined));
  return ways.map(lineAmounts);
}

const isCharge = (element: XmlElement) => ['true', '1'].includes(textAt(element, 'ChargeIndicator', 'Indicator') ?? '');

/** Terms that count the days from the invoice's date (UNTDID 2475 code 5) give a due date as well as a date does. */
const netDays = (terms: readonly XmlElement[]) =>
  terms
    .filter((each) => textAt(each, 'FromEventCode') === '5')
    .flatMap((each) => elementsAt(each, 'SettlementPeriodMeasure'))
    .filter(({ attributes }) => attributes['unitCode'] === 'DAY')
    .map(textOf);

function totalsOf(settlement: XmlElement | undefined, currency: string | undefined): WrittenInvoice['totals'] {
  const sums = elementAt(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
  return {
    'BT-106': amounts(sums, 'LineTotalAmount'),
    'BT-107': amounts(sums, 'AllowanceTotalAmount'),
    'BT-108': amounts(sums, 'ChargeTotalAmount'),
    'BT-109': amounts(sums, 'TaxBasisTotalAmount'),
    // BT-111, the VAT in the currency of the tax office, is told from BT-110 only by its currency.
    'BT-110': amounts(sums, 'TaxTotalAmount').filter((tax) => tax.currency === undefined || tax.currency === currency),
    'BT-112': amounts(sums, 'GrandTotalAmount'),
    'BT-113': amounts(sums, 'TotalPrepaidAmount'),
    'BT-114': amounts(sums, 'RoundingAmount'),
    'BT-115': amounts(sums, 'DuePayableAmount'),
  };
}

function settlementOf(settlement: XmlElement | undefined, profile: string) {
  const terms = childrenOf(settlement, 'SpecifiedTradePaymentTerms');
  const allowanceCharges = childrenOf(settlement, 'SpecifiedTradeAllowanceCharge');
  const currencies = textsAt(settlement, 'InvoiceCurrencyCode');
  const payee = elementAt(settlement, 'PayeeTradeParty');
  return {
    dueDates: dates(settlement, 'SpecifiedTradePaymentTerms', 'DueDateDateTime'),
    termDates: [],
    netDays: netDays(terms),
    currencies,
    totals: totalsOf(settlement, currencies[0]),
    allowanceAmounts: allowanceCharges
      .filter((each) => !isCharge(each))
      .flatMap((each) => amounts(each, 'ActualAmount')),
    chargeAmounts: [
      ...allowanceCharges.filter(isCharge).flatMap((each) => amounts(each, 'ActualAmount')),
      ...amounts(settlement, 'SpecifiedLogisticsServiceCharge', 'AppliedAmount'),
    ],
    vatAmounts: amounts(settlement, 'ApplicableTradeTax', 'CalculatedAmount'),
    vatPointCodes: textsAt(settlement, 'ApplicableTradeTax', 'DueDateTypeCode'),
    thirdPartyAmounts: /xrechnung.*extension/.test(profile)
      ? amounts(settlement, 'SpecifiedAdvancePayment', 'PaidAmount')
      : [],
    payee: payee && party(payee),
    paymentMeans: childrenOf(settlement, 'SpecifiedTradeSettlementPaymentMeans').map(paymentMeans),
    paymentReferences: textsAt(settlement, 'PaymentReference'),
    mandate: terms.flatMap((each) => textsAt(each, 'DirectDebitMandateID'))[0],
    paymentTerms: terms.flatMap((each) => textsAt(each, 'Description')),
    precedingInvoices: childrenOf(settlement, 'InvoiceReferencedDocument').map((reference) => ({
      number: textAt(reference, 'IssuerAssignedID'),
      issueDates: dates(reference, 'FormattedIssueDateTime'),
    })),
  };
}

/** Reads a UN/CEFACT Cross Industry Invoice, D16B and later, mapped by CEN/TS 16931-3-3. */
export function readCii(root: XmlElement): WrittenInvoice {
  const document = elementAt(root, 'ExchangedDocument');
  const transaction = elementAt(root, 'SupplyChainTradeTransaction');
  const agreement = elementAt(transaction, 'ApplicableHeaderTradeAgreement');
  const profile = textAt(root, 'ExchangedDocumentContext', 'GuidelineSpecifiedDocumentContextParameter', 'ID') ?? '';
  return {
    syntax: 'cii',
    profile,
    numbers: textsAt(document, 'ID'),
    typeCodes: textsAt(document, 'TypeCode'),
    issueDates: dates(document, 'IssueDateTime'),
    lineAmounts: countedLines(transaction),
    seller: party(elementAt(agreement, 'SellerTradeParty')),
    buyer: party(elementAt(agreement, 'BuyerTradeParty')),
    notes: childrenOf(document, 'IncludedNote').flatMap((note) =>
      textsAt(note, 'Content').map((text) => ({ code: textAt(note, 'SubjectCode'), text })),
    ),
    purchaseOrder: textAt(agreement, 'BuyerOrderReferencedDocument', 'IssuerAssignedID'),
    buyerReference: textAt(agreement, 'BuyerReference'),
    ...settlementOf(elementAt(transaction, 'ApplicableHeaderTradeSettlement'), profile),
  };
}
