import type { EInvoiceParty, PartyIdentifier } from './e-invoice.ts';
import type { WrittenIdentifier, WrittenParty } from './written-invoice.ts';

// ISO 6523 codes of registries: 0002 SIRENE (SIREN), 0009 SIRET, 0088 GLN. EAS codes 9906 to 9957 are VAT numbers by
// country; where e-invoices go is kept as the electronic address, whatever it is made of.
const registries = new Map([
  ['0002', 'siren'],
  ['0009', 'siret'],
  ['0088', 'gln'],
]);

const withoutSpaces = (text: string) => text.replace(/\s+/g, '');

/** Many write a SIRET under the code of the SIREN: it is taken for what it is, and tells the SIREN in its first nine digits. */
function identifiersOf({ scheme, value }: WrittenIdentifier): PartyIdentifier[] {
  const registry = registries.get(scheme ?? '') ?? scheme ?? 'unspecified';
  const digits = withoutSpaces(value);
  const isFrench = registry === 'siren' || registry === 'siret';
  if (isFrench && /^\d{14}$/.test(digits))
    return [
      { scheme: 'siren', value: digits.slice(0, 9) },
      { scheme: 'siret', value: digits },
    ];
  if (registry === 'siren' && /^\d{9}$/.test(digits)) return [{ scheme: 'siren', value: digits }];
  // What is no SIREN and no SIRET is not called one.
  if (isFrench) return [{ scheme: scheme ?? 'unspecified', value }];
  return [{ scheme: registry, value }];
}

const isSame = (a: PartyIdentifier) => (b: PartyIdentifier) => a.scheme === b.scheme && a.value === b.value;

const distinct = (all: readonly PartyIdentifier[]) =>
  all.filter((each, index) => all.findIndex(isSame(each)) === index);

const looksLikeAddress = (text: string) => /^[^\s@<>]+@[^\s@<>]+$/.test(text);

export function partyOf(party: WrittenParty): EInvoiceParty {
  const { names, tradingName, addressLines, postalCode, city, country, endpoint } = party;
  const written = [...party.identifiers, ...party.registrations];
  const identifiers = distinct([
    ...written.flatMap(identifiersOf),
    ...party.vatIds.map((value) => ({ scheme: 'vat', value: withoutSpaces(value) })),
    ...(endpoint?.scheme !== undefined && registries.has(endpoint.scheme) ? identifiersOf(endpoint) : []),
  ]);
  const mails = [...party.contactEmails, ...(endpoint?.scheme === 'EM' ? [endpoint.value] : [])];
  return {
    name: names[0],
    tradingName,
    addressLines,
    postalCode,
    city,
    country,
    identifiers,
    electronicAddress: endpoint,
    emails: [...new Set(mails.map((mail) => mail.replace(/^mailto:/i, '')).filter(looksLikeAddress))],
  };
}
