import { contentHash } from '../canonical-json.ts';
import type { DebtorKind } from '../debtor-kind.ts';
import { contactSchema, type DebtorDetails, debtorDetailsSchema } from '../debtor.ts';
import { plainText } from '../plain-text.ts';
import type { EInvoiceParty, EInvoiceWarning } from './e-invoice.ts';

/** In this order an identifier of the buyer becomes the id of the debtor: what the seller calls him goes first. */
const idSchemes = ['unspecified', 'siren', 'vat', 'gln'] as const;

const asId = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, 40);

function valueOf({ identifiers }: EInvoiceParty, scheme: string): string | undefined {
  return identifiers.find((each) => each.scheme === scheme)?.value.replace(/\s+/g, '');
}

/** The id of the debtor: stable for the same buyer, whatever else an invoice says of him. */
function debtorIdOf(buyer: EInvoiceParty & { name: string }): { id: string; isByName: boolean } {
  const ids = idSchemes.flatMap((scheme) => {
    const value = valueOf(buyer, scheme);
    if (value === undefined || asId(value) === '') return [];
    return [scheme === 'unspecified' ? asId(value) : `${scheme}-${asId(value)}`];
  });
  const [other] = buyer.identifiers;
  const [id] = [...ids, ...(other && asId(other.value) !== '' ? [`${asId(other.scheme)}-${asId(other.value)}`] : [])];
  if (id !== undefined) return { id, isByName: false };
  const { name, postalCode, city, country } = buyer;
  return {
    id: `${asId(name) || 'buyer'}-${contentHash([name, postalCode, city, country]).slice(0, 8)}`,
    isByName: true,
  };
}

/** Forms of companies in the countries whose law of late payment is known here. */
const companyForm =
  /(^|[\s,(])(SAS|SASU|SARL|SA|EURL|SCI|SNC|SCOP|SCA|GmbH|AG|UG|KG|OHG|e\.?K\.?|GbR|mbH|Ltd|Limited|LLP|PLC|B\.?V\.?|N\.?V\.?|BVBA|SRL|S\.?r\.?l\.?|S\.?p\.?A\.?|S\.?L\.?U?\.?|Inc|AB|A\/?S|ApS|Oy|S\.?A\.?R\.?L\.?|Sarl)($|[\s.,)])/;

/** EAS 0204 is the Leitweg-ID, which German authorities have. SIRENs that begin with 1 or 2 are of public bodies (INSEE). */
function kindOf(buyer: EInvoiceParty): { kind: DebtorKind; isAssumed: boolean } {
  const siren = valueOf(buyer, 'siren');
  if (/^[12]/.test(siren ?? '') || buyer.electronicAddress?.scheme === '0204')
    return { kind: 'public', isAssumed: false };
  const isRegistered = buyer.identifiers.some(({ scheme }) => scheme !== 'unspecified');
  const receivesByNumber = buyer.electronicAddress !== undefined && buyer.electronicAddress.scheme !== 'EM';
  const isNamedSo = companyForm.test(buyer.name ?? '');
  if (isRegistered || receivesByNumber || isNamedSo) return { kind: 'business', isAssumed: false };
  return { kind: 'consumer', isAssumed: true };
}

/** Where people are written to in French; everybody else is in English. */
const frenchSpeaking: readonly string[] = [
  'FR',
  'MC',
  'LU',
  'GP',
  'MQ',
  'GF',
  'RE',
  'YT',
  'PM',
  'BL',
  'MF',
  'NC',
  'PF',
  'WF',
];

function addressOf({ addressLines, postalCode, city }: EInvoiceParty): DebtorDetails['address'] {
  const given = { lines: addressLines.slice(0, 6), postalCode, city };
  return debtorDetailsSchema.shape.address.safeParse(given).data;
}

function warning(code: string, message: string, ...terms: string[]): EInvoiceWarning {
  return { code, message, terms };
}

/** A text as far as it may stand in letters; undefined when it may not. */
const textOf = (text: string | undefined, most: number) =>
  plainText(most).safeParse(text?.replace(/\s+/g, ' ').trim().slice(0, most)).data;

/**
 * Who owes, as an e-invoice tells of the buyer, and what had to be assumed: of somebody of whom nothing says that he is a
 * company, the gentler law of consumers; and the seller's country, where his own is not told.
 */
export function debtorOfBuyer(
  buyer: EInvoiceParty & { readonly name: string },
  sellerCountry: string | undefined,
): { readonly debtor: DebtorDetails; readonly warnings: readonly EInvoiceWarning[] } {
  const { id, isByName } = debtorIdOf(buyer);
  const { kind, isAssumed } = kindOf(buyer);
  const country = buyer.country ?? sellerCountry ?? 'FR';
  const emails = buyer.emails
    .flatMap((address) => contactSchema.safeParse({ role: 'accounting', address }).data ?? [])
    .slice(0, 10);
  const registrationNumber = textOf(valueOf(buyer, 'siren') ?? buyer.identifiers[0]?.value, 40);
  const address = addressOf(buyer);
  const debtor: DebtorDetails = {
    id,
    name: textOf(buyer.name, 200) ?? id,
    kind,
    locale: frenchSpeaking.includes(country) ? 'fr' : 'en',
    country,
    emails,
    ...(address && { address }),
    ...(registrationNumber !== undefined && { registrationNumber }),
  };
  const warnings = [
    ...(isByName
      ? [
          warning(
            'debtorByName',
            'The buyer has no identifier: his name and town tell him from others.',
            'BT-46',
            'BT-47',
            'BT-48',
          ),
        ]
      : []),
    ...(isAssumed
      ? [
          warning(
            'buyerKindAssumed',
            'Nothing says that the buyer is a company: he is dunned as a consumer.',
            'BT-46',
            'BT-47',
            'BT-48',
          ),
        ]
      : []),
    ...(buyer.country === undefined
      ? [warning('countryAssumed', `The buyer's country is not told: ${country} is taken.`, 'BT-55')]
      : []),
    ...(emails.length === 0
      ? [
          warning(
            'noAddress',
            'The buyer has no e-mail address: a person is asked for one, and nothing leaves before.',
            'BT-58',
          ),
        ]
      : []),
  ];
  return { debtor, warnings };
}
