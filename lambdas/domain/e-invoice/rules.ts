import type { EInvoiceWarning } from './e-invoice.ts';

/** What becomes of a file that breaks a rule. */
type Effect = 'accept with a warning' | 'refuse';

type Rule = { readonly says: string; readonly effect: Effect; readonly terms: readonly string[] };

const warn = (terms: string, says: string): Rule => ({
  says,
  effect: 'accept with a warning',
  terms: terms === '' ? [] : terms.split(' '),
});
const refuse = (terms: string, says: string): Rule => ({
  says,
  effect: 'refuse',
  terms: terms === '' ? [] : terms.split(' '),
});

/**
 * Every rule that an e-invoice is held to, in the order in which a refusal names the first: can the debtor be dunned
 * correctly with it? Codes that begin with BR are those of EN 16931-1; the others are ours. `docs/e-invoices.md` shows it.
 */
export const rules = {
  notXml: refuse('', 'The file is not well-formed XML'),
  doctype: refuse('', 'The file has a document type declaration, which is never read'),
  tooLarge: refuse('', 'The file is larger, deeper or longer than an invoice is'),
  pdfUnreadable: refuse('', 'The PDF cannot be read'),
  pdfEncrypted: refuse('', 'The PDF is encrypted'),
  pdfTooLarge: refuse('', 'The PDF, or what is packed in it, is larger than an invoice is'),
  pdfWithoutInvoice: refuse('', 'The PDF has no e-invoice attached to it'),
  pdfWithSeveralInvoices: refuse(
    '',
    'The PDF has several e-invoices attached to it, and none under a name that tells which one counts',
  ),
  order: refuse('', 'The file is an order (Order-X, UBL Order), not an invoice'),
  zugferd1: refuse('', 'The file is ZUGFeRD 1 (CrossIndustryDocument), which is older than EN 16931'),
  notAnInvoice: refuse('', 'The file is not an invoice in UBL 2.1 or UN/CEFACT CII D16B'),
  contradiction: refuse(
    'BT-1 BT-2 BT-3 BT-5 BT-27 BT-44 BT-115',
    'The file says two different things where it may say one',
  ),
  'BR-02': refuse('BT-1', 'The invoice has no number'),
  'BR-03': refuse('BT-2', 'The invoice has no issue date, or one that is no day of the calendar'),
  typeUnknown: refuse(
    'BT-3',
    'The file does not say whether it is an invoice or a credit note: its type code is missing or unknown',
  ),
  notAClaim: refuse('BT-3', 'The document asks for no payment'),
  'BR-05': refuse('BT-5', 'The invoice has no currency'),
  'BR-CL-04': refuse('BT-5', 'The currency is no ISO 4217 code in use'),
  'BR-07': refuse('BT-44', 'The buyer has no name'),
  'BR-15': refuse('BT-115', 'The invoice has no payable amount'),
  currencyContradicted: refuse('BT-5 BT-115', "The payable amount is in another currency than the invoice's"),
  amountUnreadable: refuse(
    'BT-106 BT-107 BT-108 BT-109 BT-110 BT-112 BT-113 BT-114 BT-115',
    'A total is not a decimal number',
  ),
  amountTooFine: refuse(
    'BT-115',
    'The payable amount is finer than the minor unit of its currency, or too large to be exact',
  ),

  'BR-04': warn('BT-3', 'The invoice has no type code; its root element tells what it is'),
  'BR-CL-01': warn('BT-3', 'The type code does not fit the document; if either says credit, it is a credit note'),
  creditBelowZero: warn(
    'BT-3 BT-115',
    'A credit note has a payable amount below zero; it is taken as a credit of that amount',
  ),
  dateFormat: warn(
    'BT-2 BT-9',
    'A date is not written in the format that the standard asks for, but can only be read in one way',
  ),
  'BR-CO-25': warn(
    'BT-9 BT-20',
    'An amount is to be paid, and neither a due date nor payment terms say when; the default term of the policy counts',
  ),
  noDueDate: warn('BT-9', 'The invoice has no due date; the default term of the policy counts'),
  dueDateUnreadable: warn('BT-9', 'A due date is no day of the calendar, and is left out'),
  severalDueDates: warn('BT-9', 'The invoice has several due dates; the whole amount is dunned from the last one'),
  dueBeforeIssue: warn('BT-2 BT-9', 'The due date is before the issue date; the default term of the policy counts'),
  'BR-06': warn('BT-27', 'The seller has no name'),
  'BR-08': warn('BG-5', 'The seller has no address'),
  'BR-09': warn('BT-40', 'The address of the seller has no country'),
  'BR-10': warn('BG-8', 'The buyer has no address'),
  'BR-11': warn('BT-55', 'The address of the buyer has no country'),
  'BR-17': warn('BT-59', 'Somebody else than the seller is to be paid, and has no name'),
  'BR-62': warn('BT-34', 'The electronic address of the seller has no scheme'),
  'BR-63': warn('BT-49', 'The electronic address of the buyer has no scheme'),
  'BR-CO-09': warn('BT-31 BT-48', 'A VAT number does not begin with the code of a country'),
  'BR-CO-26': warn('BT-29 BT-30 BT-31', 'The seller has no identifier, registration or VAT number'),
  'BR-12': warn('BT-106', 'The invoice has no sum of its lines'),
  'BR-13': warn('BT-109', 'The invoice has no total without VAT'),
  'BR-14': warn('BT-112', 'The invoice has no total with VAT'),
  'BR-CO-10': warn('BT-106', 'The sum of the lines is not what the lines add up to'),
  'BR-CO-11': warn('BT-107', 'The sum of allowances is not what the allowances add up to'),
  'BR-CO-12': warn('BT-108', 'The sum of charges is not what the charges add up to'),
  'BR-CO-13': warn('BT-109', 'The total without VAT is not lines less allowances plus charges'),
  'BR-CO-14': warn('BT-110', 'The VAT is not what its categories add up to'),
  'BR-CO-15': warn('BT-112', 'The total with VAT is not the total without VAT plus VAT'),
  'BR-CO-16': warn('BT-115', 'The payable amount is not the total with VAT less what is paid plus rounding'),
  'BR-DEC': warn(
    'BT-106 BT-107 BT-108 BT-109 BT-110 BT-112 BT-113 BT-114 BT-115 BT-131',
    'An amount has more decimals than it may have',
  ),
  repeatedTotal: warn(
    'BT-106 BT-107 BT-108 BT-109 BT-110 BT-112 BT-113 BT-114',
    'A total stands there more than once; the first one counts',
  ),
  currencyOfAmount: warn('BT-5', "A total is in another currency than the invoice's"),
  'BR-49': warn('BT-81', 'A way to pay has no payment means code'),
  'BR-50': warn('BT-84', 'An account to pay into has no number'),
  'BR-61': warn('BT-84', 'The invoice asks for a credit transfer and names no account'),
  ibanUnusable: warn(
    'BT-84',
    'An IBAN has wrong check digits or a wrong length for its country; nobody is told to pay into it',
  ),
  'BR-55': warn('BT-25', 'A preceding invoice has no number'),
  attachmentName: warn(
    '',
    'The invoice is attached to the PDF under a name that no standard has; it is the only one there',
  ),
} as const satisfies Record<string, Rule>;

export type RuleCode = keyof typeof rules;

/** A rule that is broken, and by what in this file. */
export type Finding = { readonly code: RuleCode; readonly detail?: string };

/** The rule and what breaks it, in one sentence. */
function messageOf({ code, detail }: Finding): string {
  return detail === undefined ? rules[code].says : `${rules[code].says}: ${detail}`;
}

/** The finding that refuses the file, if one does: the first in the order of the table. */
export function refusalOf(findings: readonly Finding[]): { code: RuleCode; reason: string } | undefined {
  const order = Object.keys(rules);
  const [first] = findings
    .filter(({ code }) => rules[code].effect === 'refuse')
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
  return first && { code: first.code, reason: messageOf(first) };
}

/** What is wrong with a file that is accepted, each thing once. */
export function warningsOf(findings: readonly Finding[]): EInvoiceWarning[] {
  const warnings = findings.map((finding) => ({
    code: finding.code,
    message: messageOf(finding),
    terms: rules[finding.code].terms,
  }));
  return warnings.filter((each, index) => warnings.findIndex(({ message }) => message === each.message) === index);
}
