/** All by which an event may name invoices. Whatever customers have typed is among it: it is looked at and not kept. */
export type Mention = {
  /** What should be the number of an invoice, or our own id. */
  readonly references: readonly string[];
  /** Free text. */
  readonly text: string;
};

/** Under these names integrators put the invoice into the metadata of a payment; case and separators do not matter. */
const names = new Set([
  'invoice',
  'invoiceid',
  'invoicenumber',
  'invoiceno',
  'invoiceref',
  'invoicereference',
  'relanceinvoice',
  'relanceinvoiceid',
  'relanceinvoicenumber',
  'facture',
  'numerofacture',
  'rechnung',
  'rechnungsnummer',
]);

const longest = 500;

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.isWellFormed();
}

/** What the metadata, description and references of an object of Stripe's say of invoices. */
export function mentionOf({
  metadata,
  description,
  references = [],
}: {
  readonly metadata?: Readonly<Record<string, unknown>> | null | undefined;
  readonly description?: string | null | undefined;
  readonly references?: readonly (string | null | undefined)[];
}): Mention {
  const named = Object.entries(metadata ?? {})
    .filter(([name]) => names.has(name.toLowerCase().replace(/[^a-z]/g, '')))
    .map(([, value]) => value);
  const told = [...named, ...references].filter(isText).map((value) => value.trim().slice(0, longest));
  const text = [...told, description].filter(isText).join('\n');
  return { references: [...new Set(told)], text: text.slice(0, 4 * longest) };
}
