import type { Case } from '../domain/case/case.ts';
import { invoiceIdOf } from '../domain/invoice-id.ts';
import { type Match, matchPayment, namedCases, payerOf } from '../domain/payment/match-payment.ts';
import { type PaymentForMany, remittanceOf } from '../domain/payment/payment-for-many.ts';
import { possibleNumbers, searchable } from '../domain/payment/possible-numbers.ts';
import type { Store } from '../ports/store.ts';

/** Our own ids, which systems write into references. */
const idPattern = /[A-Za-z0-9-]+-[0-9a-f]{8}(?![A-Za-z0-9])/g;

/** The invoices of a creditor whose number a text may hold. */
async function lookedUp({ store }: { store: Store }, creditor: string, text: string): Promise<Case[]> {
  const ids = searchable(text).match(idPattern) ?? [];
  const found = await store.load({
    cases: [...possibleNumbers(text).map((number) => invoiceIdOf(creditor, number)), ...ids],
  });
  return found.cases.filter(({ invoice }) => invoice.creditor === creditor);
}

/**
 * Finds what a payment is for by its text: among the invoices whose number stands there and, as soon as it is known who
 * has paid, among all that are open of his, where a number need not be written exactly.
 */
export async function findPayees(
  deps: { readonly store: Store },
  payment: PaymentForMany,
): Promise<{ readonly match: Match; readonly cases: readonly Case[] }> {
  const { creditor, amount, debtorId } = payment;
  const text = remittanceOf(payment);
  const found = text === '' ? [] : await lookedUp(deps, creditor, text);
  const payer = payerOf(namedCases(text, found).named, debtorId);
  const his = payer === null || text === '' ? [] : await deps.store.openCasesOf({ creditor, debtorId: payer });
  const all = new Map([...found, ...his.map(({ dunned }) => dunned)].map((dunned) => [dunned.id, dunned]));
  const cases = [...all.values()];
  return { match: matchPayment({ amount, debtorId, text }, cases), cases };
}
