/** A party of an invoice made for tests; only what a test is about has to be said. */
export type PartyParts = {
  readonly name?: string;
  readonly siren?: string;
  readonly siret?: string;
  readonly gln?: string;
  /** What the seller calls the buyer: an identifier without a scheme. */
  readonly customerNumber?: string;
  readonly vat?: string;
  readonly country?: string;
  readonly email?: string;
  readonly endpoint?: { readonly scheme: string; readonly value: string };
};

/** What an invoice made for tests says. Amounts are decimal text, as in the file; dates are `YYYY-MM-DD`. */
export type InvoiceParts = {
  readonly number: string;
  readonly typeCode: string;
  readonly issueDate: string;
  /** Null for none. */
  readonly dueDate: string | null;
  readonly currency: string;
  /** One line, without VAT. */
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
  readonly paid?: string;
  readonly rounding?: string;
  readonly payable: string;
  readonly profile: string;
  readonly seller: PartyParts;
  readonly buyer: PartyParts;
  readonly payee?: string;
  /** Null for no way to pay. */
  readonly iban: string | null;
  readonly meansCode: string;
  readonly paymentReference: string;
  readonly terms?: string;
  readonly notes: readonly { readonly code?: string; readonly text: string }[];
  readonly preceding: readonly { readonly number: string; readonly issueDate?: string }[];
  readonly purchaseOrder?: string;
  readonly buyerReference?: string;
  /** BT-8, in the code list of its syntax. */
  readonly vatPoint?: string;
};

export const usualParts: InvoiceParts = {
  number: 'FA-1001',
  typeCode: '380',
  issueDate: '2026-01-15',
  dueDate: '2026-02-14',
  currency: 'EUR',
  net: '100.00',
  vat: '20.00',
  gross: '120.00',
  payable: '120.00',
  profile: 'urn:cen.eu:en16931:2017',
  seller: { name: 'Relance Test SAS', siren: '732829320', vat: 'FR44732829320', country: 'FR' },
  buyer: {
    name: 'Client Test SARL',
    siren: '404833048',
    vat: 'FR83404833048',
    country: 'FR',
    email: 'compta@client.example',
  },
  iban: 'FR7630006000011234567890189',
  meansCode: '30',
  paymentReference: 'FA-1001',
  notes: [],
  preceding: [],
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
export const tag = (name: string, text: string | undefined, attributes = '') =>
  text === undefined ? '' : `<${name}${attributes}>${escaped(text)}</${name}>`;
export const within = (name: string, inside: string) => (inside === '' ? '' : `<${name}>${inside}</${name}>`);
export const money = (name: string, text: string | undefined, currency: string) =>
  tag(name, text, ` currencyID="${currency}"`);
