import type { Allocation } from '../payment/payment-for-many.ts';

/** What makes a match sure enough to book it without a person, the surest first. */
export type SureBy = 'creditorReference' | 'endToEndId' | 'invoiceNumber' | 'invoiceNumbers';

/** What may only suggest one: a person confirms it. */
export type SuggestedBy = SureBy | 'similarNumber' | 'amountAndPayer' | 'combination';

/** A way to allocate the money, with how good it is (0 to 100) and why, in words without personal data. */
export type MatchCandidate = {
  readonly debtorId: string;
  /** In minor units of the entry's currency. Empty: all of it is the debtor's, on no invoice. */
  readonly allocations: readonly Allocation[];
  readonly by: SuggestedBy;
  readonly score: number;
  readonly reason: string;
};

/**
 * What an entry of a bank statement is found to be for. `matched`: booked as it stands; what the allocations leave is the
 * debtor's unapplied money (all of it, where what is named is paid already). Everything else waits for a person.
 */
export type EntryMatch =
  | (Omit<MatchCandidate, 'debtorId'> & {
      readonly kind: 'matched';
      /** Null where invoices of several debtors are named, and the money is exactly what they owe. */
      readonly debtorId: string | null;
      readonly by: SureBy;
      /** Every invoice that is named, the paid ones too; the first one is the one to show. */
      readonly invoiceIds: readonly string[];
    })
  | { readonly kind: 'suggested'; readonly candidates: readonly MatchCandidate[] }
  | { readonly kind: 'unmatched' };
