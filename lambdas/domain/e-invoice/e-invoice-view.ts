import type { EInvoice, PartyIdentifier } from './e-invoice.ts';

/** An e-invoice as `npm run import --json` shows it; null where the file says nothing. */
export type EInvoiceView = {
  readonly number: string | null;
  readonly typeCode: string | null;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly currency: string | null;
  /** BT-115 as written, sign included. */
  readonly payableMinor: number | null;
  readonly seller: string | null;
  readonly buyer: string | null;
  readonly buyerIds: readonly PartyIdentifier[];
  /** Of the buyer first, then of the seller, without repeats. */
  readonly emails: readonly string[];
  /** The account to pay into; what the file calls an IBAN when it has no better one, with a warning beside it. */
  readonly iban: string | null;
  readonly paymentReference: string | null;
};

/** Shows what was read, also the part that could be read of what was refused. */
export function eInvoiceView(invoice: Partial<EInvoice>): EInvoiceView {
  const { seller, buyer } = invoice;
  return {
    number: invoice.number ?? null,
    typeCode: invoice.typeCode ?? null,
    issueDate: invoice.issueDate ?? null,
    dueDate: invoice.dueDate?.on ?? null,
    currency: invoice.currency ?? null,
    payableMinor: invoice.payableMinor ?? null,
    seller: seller?.name ?? null,
    buyer: buyer?.name ?? null,
    buyerIds: buyer?.identifiers ?? [],
    emails: [...new Set([...(buyer?.emails ?? []), ...(seller?.emails ?? [])])],
    iban: invoice.account?.iban ?? invoice.paymentMeans?.flatMap(({ unusableIban }) => unusableIban ?? [])[0] ?? null,
    paymentReference: invoice.paymentReference ?? null,
  };
}
