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

const dates = (element: XmlElement | undefined, ...way: readonly string[]): WrittenDate[] =>
  elementsAt(element, ...way).map((each) => ({ text: textOf(each), format: 'xsd' }));

const identifiers = (element: XmlElement | undefined, ...way: readonly string[]): WrittenIdentifier[] =>
  elementsAt(element, ...way)
    .map((each) => ({ value: textOf(each), scheme: each.attributes['schemeID']?.trim() }))
    .filter(({ value }) => value !== '');

/** The creditor identifier of a SEPA direct debit (BT-90) stands among the seller's, and names nobody. */
const isOfParty = ({ scheme }: WrittenIdentifier) => scheme !== 'SEPA';

function party(element: XmlElement | undefined): WrittenParty {
  const address = elementAt(element, 'PostalAddress');
  const legalNames = textsAt(element, 'PartyLegalEntity', 'RegistrationName');
  const tradingName = textAt(element, 'PartyName', 'Name');
  const vat = childrenOf(element, 'PartyTaxScheme').filter((tax) => textAt(tax, 'TaxScheme', 'ID') === 'VAT');
  return {
    // A payee has only the one name.
    names: legalNames.length > 0 || element?.name !== 'PayeeParty' ? legalNames : tradingName ? [tradingName] : [],
    tradingName,
    hasAddress: address !== undefined,
    addressLines: [
      ...textsAt(address, 'StreetName'),
      ...textsAt(address, 'AdditionalStreetName'),
      ...textsAt(address, 'AddressLine', 'Line'),
    ],
    postalCode: textAt(address, 'PostalZone'),
    city: textAt(address, 'CityName'),
    country: textAt(address, 'Country', 'IdentificationCode'),
    identifiers: identifiers(element, 'PartyIdentification', 'ID').filter(isOfParty),
    registrations: identifiers(element, 'PartyLegalEntity', 'CompanyID'),
    vatIds: vat.flatMap((tax) => textsAt(tax, 'CompanyID')),
    endpoint: identifiers(element, 'EndpointID')[0],
    contactEmails: textsAt(element, 'Contact', 'ElectronicMail'),
  };
}

function paymentMeans(element: XmlElement): WrittenPaymentMeans {
  const account = elementAt(element, 'PayeeFinancialAccount');
  return {
    code: textAt(element, 'PaymentMeansCode'),
    hasAccount: account !== undefined,
    account: textAt(account, 'ID'),
    isCalledIban: elementAt(account, 'ID')?.attributes['schemeID']?.trim().toUpperCase() === 'IBAN',
    bic: textAt(account, 'FinancialInstitutionBranch', 'ID'),
  };
}

/** `#PMT#text` is how UBL carries the subject code of a note (BT-21), which it has no element for. */
function note(text: string) {
  const [, code, said] = /^#([A-Z]{3})#\s*([\s\S]*)$/.exec(text) ?? [];
  return code === undefined ? { text } : { code, text: said ?? '' };
}

const isCharge = (element: XmlElement) =>
  textAt(element, 'ChargeIndicator') === 'true' || textAt(element, 'ChargeIndicator') === '1';

function totalsOf(root: XmlElement, currency: string | undefined): Pick<WrittenInvoice, 'totals' | 'vatAmounts'> {
  const sums = elementAt(root, 'LegalMonetaryTotal');
  // One that names no currency is read as the invoice's own; BT-111 is told from BT-110 only by its currency.
  const taxes = childrenOf(root, 'TaxTotal').filter((tax) => {
    const given = elementAt(tax, 'TaxAmount')?.attributes['currencyID']?.trim();
    return given === undefined || given === currency;
  });
  return {
    totals: {
      'BT-106': amounts(sums, 'LineExtensionAmount'),
      'BT-107': amounts(sums, 'AllowanceTotalAmount'),
      'BT-108': amounts(sums, 'ChargeTotalAmount'),
      'BT-109': amounts(sums, 'TaxExclusiveAmount'),
      'BT-110': taxes.flatMap((tax) => amounts(tax, 'TaxAmount')),
      'BT-112': amounts(sums, 'TaxInclusiveAmount'),
      'BT-113': amounts(sums, 'PrepaidAmount'),
      'BT-114': amounts(sums, 'PayableRoundingAmount'),
      'BT-115': amounts(sums, 'PayableAmount'),
    },
    vatAmounts: taxes.flatMap((tax) => amounts(tax, 'TaxSubtotal', 'TaxAmount')),
  };
}

/** Reads a UBL 2.1 Invoice or CreditNote: https://docs.oasis-open.org/ubl/UBL-2.1.html, mapped by CEN/TS 16931-3-2. */
export function readUbl(root: XmlElement): WrittenInvoice {
  const isCredit = root.name === 'CreditNote';
  const currencies = textsAt(root, 'DocumentCurrencyCode');
  const allowanceCharges = childrenOf(root, 'AllowanceCharge');
  const profile = textAt(root, 'CustomizationID') ?? '';
  return {
    syntax: 'ubl',
    root: isCredit ? 'creditNote' : 'invoice',
    profile,
    numbers: textsAt(root, 'ID'),
    typeCodes: textsAt(root, isCredit ? 'CreditNoteTypeCode' : 'InvoiceTypeCode'),
    issueDates: dates(root, 'IssueDate'),
    dueDates: isCredit
      ? [...dates(root, 'DueDate'), ...dates(root, 'PaymentMeans', 'PaymentDueDate')]
      : dates(root, 'DueDate'),
    termDates: [
      ...(isCredit ? [] : dates(root, 'PaymentMeans', 'PaymentDueDate')),
      ...dates(root, 'PaymentTerms', 'PaymentDueDate'),
      ...dates(root, 'PaymentTerms', 'InstallmentDueDate'),
    ],
    netDays: [],
    currencies,
    ...totalsOf(root, currencies[0]),
    lineAmounts: [amounts(root, isCredit ? 'CreditNoteLine' : 'InvoiceLine', 'LineExtensionAmount')],
    allowanceAmounts: allowanceCharges.filter((each) => !isCharge(each)).flatMap((each) => amounts(each, 'Amount')),
    chargeAmounts: allowanceCharges.filter(isCharge).flatMap((each) => amounts(each, 'Amount')),
    thirdPartyAmounts: /xrechnung.*extension/.test(profile) ? amounts(root, 'PrepaidPayment', 'PaidAmount') : [],
    seller: party(elementAt(root, 'AccountingSupplierParty', 'Party')),
    buyer: party(elementAt(root, 'AccountingCustomerParty', 'Party')),
    payee: elementAt(root, 'PayeeParty') && party(elementAt(root, 'PayeeParty')),
    paymentMeans: childrenOf(root, 'PaymentMeans').map(paymentMeans),
    paymentReferences: textsAt(root, 'PaymentMeans', 'PaymentID'),
    mandate: textAt(root, 'PaymentMeans', 'PaymentMandate', 'ID'),
    paymentTerms: textsAt(root, 'PaymentTerms', 'Note'),
    notes: textsAt(root, 'Note').map(note),
    precedingInvoices: elementsAt(root, 'BillingReference', 'InvoiceDocumentReference').map((reference) => ({
      number: textAt(reference, 'ID'),
      issueDates: dates(reference, 'IssueDate'),
    })),
    purchaseOrder: textAt(root, 'OrderReference', 'ID'),
    buyerReference: textAt(root, 'BuyerReference'),
    vatPointCodes: textsAt(root, 'InvoicePeriod', 'DescriptionCode'),
  };
}
