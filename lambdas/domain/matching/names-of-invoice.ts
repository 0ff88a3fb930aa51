import type { Case } from '../case/case.ts';
import { canonicalReference } from '../creditor-reference/structured-reference.ts';
import { numberKeyOf } from '../payment/possible-numbers.ts';

/** What is looked up of the key of a number; a structured reference is looked up by itself, and holds no `:`. */
export const numberName = (key: string): string => `N:${key}`;

/** The structured reference that an invoice was posted with, in the form under which it is kept; undefined when none. */
export function ownReferenceOf({ paymentMeans }: Pick<Case['invoice'], 'paymentMeans'>): string | undefined {
  return paymentMeans?.reference === undefined ? undefined : canonicalReference(paymentMeans.reference);
}

/** The structured references of an invoice: the one that Relance gave it, and the one it was posted with. */
export function referencesOf({ creditorReference, invoice }: Pick<Case, 'creditorReference' | 'invoice'>): string[] {
  return [...new Set([creditorReference, ownReferenceOf(invoice)].filter((each) => each !== undefined))];
}

/** Everything under which an invoice is looked up: its structured references, and the key of its number. */
export function namesOf(dunned: Pick<Case, 'creditorReference' | 'invoice'>): string[] {
  return [...referencesOf(dunned), numberName(numberKeyOf(dunned.invoice.number))];
}
