/** An invoice of the story, and whose it is. */
export type Known = { readonly id: string; readonly debtorId: string };

/** What a bank said came in for a debtor and is still there; on one invoice, unless it was spread over several. */
export type ReferencePayment = {
  readonly debtorId: string;
  readonly invoiceId: string | undefined;
  amountMinor: number;
};

/**
 * The simplest account of what happened: what banks said came in and took back, and when nobody was to write to whom.
 */
export type Reference = {
  readonly payments: Map<string, ReferencePayment>;
  readonly silences: { readonly debtorId: string; readonly at: string; readonly isSilent: boolean }[];
};

export const aReference = (): Reference => ({ payments: new Map(), silences: [] });

/** True while nobody was to write to a debtor; what is decided within the same minute may be seen either way. */
export function isSilentAt({ silences }: Reference, debtorId: string, at: string): boolean {
  return silences.findLast((each) => each.debtorId === debtorId && each.at < at)?.isSilent ?? false;
}
