/** What is expected of one sample: how it ends, by which rules, and why. Values are compared with the file itself. */
export type Expectation = readonly [
  file: string,
  outcome: 'accept' | 'flag' | 'reject',
  codes: readonly string[],
  why: string,
];

const cen = 'ConnectingEurope__eInvoicing-EN16931';
const peppol = 'OpenPEPPOL__peppol-bis-invoice-3';
const cases = 'VALENTINDML__facturx-cas-limites';
const corpus = 'ZUGFeRD__corpus';
const mustang = 'ZUGFeRD__mustangproject';
const akretion = 'akretion__factur-x';
const horstoeko = 'horstoeko__zugferd';
const kosit = 'itplr-kosit__xrechnung-testsuite';
const silarhi = 'silarhi__zugferd-factur-x';
const badIban = 'its IBAN is made up: the check digits are wrong';

export const expectations: readonly Expectation[] = [
  [`${cen}/BIS3_Invoice_positive.XML`, 'flag', ['ibanUnusable'], 'a SEPA transfer (58) to an account that is no IBAN'],
  [
    `${cen}/CII-BR-CO-10-RoundingIssue.xml`,
    'flag',
    ['ibanUnusable'],
    'the IBAN is the word IBAN; lines and totals add up',
  ],
  [`${cen}/CII_business_example_02.xml`, 'flag', ['dueBeforeIssue', 'ibanUnusable'], 'due months before it was issued'],
  [`${cen}/CII_example3.xml`, 'flag', ['ibanUnusable'], badIban],
  [`${cen}/CII_example5.xml`, 'flag', ['ibanUnusable', 'ibanUnusable'], 'of two IBANs one is made up, one is a letter'],
  [`${cen}/CII_example9.xml`, 'accept', [], 'two ways to pay with the same IBAN'],
  [`${cen}/ubl-tc434-creditnote1.xml`, 'accept', [], 'a credit note needs no due date'],
  [`${cen}/ubl-tc434-example1.xml`, 'accept', [], 'due on the day of issue; IBANs with spaces'],
  [`${cen}/ubl-tc434-example3.xml`, 'flag', ['ibanUnusable'], badIban],
  [`${cen}/ubl-tc434-example5.xml`, 'accept', [], 'half is paid; direct debit needs no account to pay into'],
  [`${cen}/ubl-tc434-example9.xml`, 'accept', [], 'all as it should be'],
  [`${peppol}/Allowance-example.xml`, 'flag', ['ibanUnusable'], 'the account begins with the word IBAN and is none'],
  [
    `${peppol}/base-creditnote-correction.xml`,
    'flag',
    ['ibanUnusable'],
    'the account begins with the word IBAN and is none',
  ],
  [`${peppol}/base-example.xml`, 'flag', ['ibanUnusable'], 'the account begins with the word IBAN and is none'],
  [`${peppol}/vat-category-O.xml`, 'flag', ['noDueDate', 'ibanUnusable'], 'terms only as a sentence; a made-up IBAN'],
  [
    `${cases}/CALC-001/factur-x.xml`,
    'flag',
    ['BR-CO-15', 'BR-CO-16'],
    'the total with VAT fits neither net and VAT nor the payable amount',
  ],
  [`${cases}/DATA-001/factur-x.xml`, 'flag', ['dateFormat'], 'the issue date is written YYYY-MM-DD in format 102'],
  [`${cases}/DATA-003/factur-x.xml`, 'flag', ['dueBeforeIssue'], 'due before it was issued'],
  [`${cases}/OK-001/factur-x.xml`, 'accept', [], 'all as it should be'],
  [`${cases}/OK-001/facture.pdf`, 'accept', [], 'the same, attached to a PDF'],
  [`${cases}/PDF-001/facture.pdf`, 'reject', ['pdfWithoutInvoice'], 'nothing is attached'],
  [`${cases}/PDF-002/facture.pdf`, 'flag', ['attachmentName'], 'attached under a name that no standard has'],
  [`${cases}/PRF-001/factur-x.xml`, 'accept', [], 'says more than the profile it names: no term of ours is touched'],
  [`${cases}/XML-001/factur-x.xml`, 'reject', ['notXml'], 'ends in the middle'],
  [`${corpus}/EN16931_Einfach_DueDate.cii.xml`, 'accept', [], 'no account to pay into is asked for'],
  [`${corpus}/EN16931_Einfach_DueDate.ubl.xml`, 'accept', [], 'the same in UBL'],
  [
    `${corpus}/EN16931_Elektron.cii.xml`,
    'flag',
    ['noDueDate'],
    'a payment valuation (204), payable at once as a sentence says',
  ],
  [`${corpus}/Facture_FR_BASICWL.pdf`, 'flag', ['ibanUnusable'], badIban],
  [`${mustang}/EN16931_Einfach.pdf`, 'flag', ['noDueDate'], 'terms only as a sentence'],
  [
    `${mustang}/UC10_F202600004_EXTENDED_FX_CII_Commentee.xml`,
    'flag',
    ['ibanUnusable'],
    'lines that only group others do not count; a made-up IBAN',
  ],
  [`${mustang}/corrupt-factur-x-waytoosmall.pdf`, 'reject', ['pdfUnreadable'], 'the first line of a PDF'],
  [`${mustang}/factur-x.xml`, 'accept', [], 'all as it should be'],
  [`${mustang}/facturFrMinimum.xml`, 'flag', ['noDueDate'], 'MINIMUM has no due date and no paid amount'],
  [
    `${mustang}/invalidArithmetics.xml`,
    'accept',
    [],
    'only a price times its quantity is wrong: no rule of EN 16931, and the totals add up',
  ],
  [`${mustang}/invalidV1TooMinimal.xml`, 'reject', ['zugferd1'], 'ZUGFeRD 1'],
  [`${mustang}/invalidV2.xml`, 'reject', ['BR-07'], 'the name of the buyer stands in an element that does not exist'],
  [
    `${mustang}/multiple-payment-means.cii.xml`,
    'flag',
    ['ibanUnusable', 'ibanUnusable', 'ibanUnusable', 'ibanUnusable'],
    'four IBANs with crosses for digits',
  ],
  [`${mustang}/validV2FR.xml`, 'accept', [], 'all as it should be'],
  [`${mustang}/valid_Avoir_FR_type380_minimum_factur-x.xml`, 'accept', [], 'type 380 below zero: a credit note'],
  [`${akretion}/factur-x-basicwl.xml`, 'flag', ['ibanUnusable'], badIban],
  [`${akretion}/factur-x-minimum.xml`, 'flag', ['noDueDate'], 'MINIMUM has no due date'],
  [`${horstoeko}/pdf_plain.pdf`, 'reject', ['pdfWithoutInvoice'], 'nothing is attached'],
  [`${horstoeko}/xml_en16931_3.xml`, 'flag', ['ibanUnusable'], badIban],
  [`${horstoeko}/xml_invalid_2.xml`, 'reject', ['notXml'], 'a word'],
  [`${kosit}/01.01a-INVOICE_ubl.xml`, 'flag', ['noDueDate'], 'payable at once, as a sentence says'],
  [`${kosit}/01.01a-INVOICE_uncefact.xml`, 'flag', ['noDueDate'], 'payable at once, as a sentence says'],
  [`${kosit}/01.07a-INVOICE_ubl.xml`, 'accept', [], 'all as it should be'],
  [`${kosit}/01.07a-INVOICE_uncefact.xml`, 'accept', [], 'all as it should be'],
  [`${kosit}/01.08a-INVOICE_ubl.xml`, 'accept', [], 'three accounts: the first one counts'],
  [`${kosit}/01.08a-INVOICE_uncefact.xml`, 'accept', [], 'three accounts: the first one counts'],
  [`${kosit}/01.14a-INVOICE_ubl.xml`, 'accept', [], 'with a payee of its own'],
  [`${kosit}/03.03a-INVOICE_uncefact.xml`, 'accept', [], 'paid by card'],
  [`${silarhi}/Avoir_FR_type381_EN16931.xml`, 'accept', [], 'a credit note that names its invoice'],
  [`${silarhi}/Facture_F20220023-LE_FOURNISSEUR-POUR-LE_CLIENT_EN_16931.xml`, 'flag', ['ibanUnusable'], badIban],
  [`${silarhi}/Facture_F20220025-LE_FOURNISSEUR-POUR-LE_CLIENT_EN_16931.xml`, 'flag', ['ibanUnusable'], badIban],
  [`${silarhi}/Facture_FR_BASICWL.xml`, 'flag', ['ibanUnusable'], badIban],
  [`${silarhi}/Facture_FR_EN16931.xml`, 'flag', ['ibanUnusable'], badIban],
  [`${silarhi}/Facture_FR_MINIMUM.xml`, 'flag', ['noDueDate'], 'MINIMUM has no due date and no paid amount'],
];
