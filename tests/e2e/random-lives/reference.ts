/** An invoice of the story, and whose it is. */
export type Known = { readonly id: string; readonly debtorId: string };

/** What a bank said came in for a debtor and is still there; on one invoice, unless it was spread over several. */
export type ReferencePayment = {
  readonly debtorId: string;
  readonly invoiceId: string | undefined;
  amountMinor: number;
};

/** From when on something held of a debtor, or did not any more. */
type Since = { readonly debtorId: string; readonly at: string };

/**
 * The simplest account of what happened: what banks said came in and took back, when nobody was to write to whom, and what
 * courts, collectors and the post said.
 */
export type Reference = {
  readonly payments: Map<string, ReferencePayment>;
  readonly silences: (Since & { readonly isSilent: boolean })[];
  readonly insolvencies: (Since & { readonly isInsolvent: boolean })[];
  /** Money that was meant for the claim of an invoice, and is still there. */
  readonly claimPayments: Map<string, { readonly invoiceId: string; readonly amountMinor: number }>;
  /** What collectors keep. */
  readonly fees: { readonly invoiceId: string; readonly feeMinor: number }[];
  readonly interruptions: { readonly invoiceId: string; readonly id: string }[];
  readonly letterReports: { readonly letterPath: string; readonly status: string; readonly on: string }[];
  /** The invoices of which what proves their claim was erased. */
  readonly erased: Set<string>;
};

export const aReference = (): Reference => ({
  payments: new Map(),
  silences: [],
  insolvencies: [],
  claimPayments: new Map(),
  fees: [],
  interruptions: [],
  letterReports: [],
  erased: new Set(),
});

/** True while nobody was to write to a debtor; what is decided within the same minute may be seen either way. */
export function isSilentAt({ silences }: Reference, debtorId: string, at: string): boolean {
  return silences.findLast((each) => each.debtorId === debtorId && each.at < at)?.isSilent ?? false;
}

/** True while a debtor was insolvent, for all that anybody had said by then. */
export function isInsolventAt({ insolvencies }: Reference, debtorId: string, at: string): boolean {
  return insolvencies.findLast((each) => each.debtorId === debtorId && each.at < at)?.isInsolvent ?? false;
}
