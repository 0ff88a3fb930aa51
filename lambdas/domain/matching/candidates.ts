import type { Case } from '../case/case.ts';

/** All that may have to do with an entry, as it was looked up. The order of lists says nothing. */
export type Candidates = {
  /** Invoices that it may name, the open ones of debtors who may have paid, and those of the same amount. */
  readonly cases: readonly Case[];
  /** References and keys of numbers that more than one invoice has had. */
  readonly shared: ReadonlySet<string>;
  /** Of the debtors of these cases, by their ids. */
  readonly debtorNames: ReadonlyMap<string, string>;
  /** Debtors who are known to pay from the account, and who have the name of the payer. */
  readonly byAccount: readonly string[];
  readonly byName: readonly string[];
  /** More invoices have the amount than were looked at. */
  readonly isCommonAmount: boolean;
  /** A payment on record under the end-to-end id. */
  readonly knownPayment?: { readonly invoiceIds: readonly string[] } | undefined;
};
