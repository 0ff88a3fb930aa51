import type { Case } from '../case/case.ts';
import { payableMinor } from '../case/record-payment.ts';
import { faultsOf, type Fault } from '../fault.ts';
import type { Money } from '../money.ts';
import { findReferences, type Nameable } from './find-references.ts';
import type { Allocation } from './payment-for-many.ts';

/** What a payment is found to be for. */
export type Match = {
  readonly allocations: readonly Allocation[];
  /** Whose all that is left of it is; null when nobody knows. */
  readonly debtorId: string | null;
  /** Invoices that it may be for, too: a person has to look. */
  readonly unclear: readonly string[];
};

type Sought = { readonly amount: Money; readonly debtorId?: string | undefined; readonly text: string };

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** All that is allocated, in minor units. */
export function allocatedMinor(allocations: readonly Allocation[]): number {
  return sumOf(allocations.map(({ amountMinor }) => amountMinor));
}

function nameable({ id, invoice: { number, paymentMeans } }: Case): Nameable {
  return { id, names: [number, id, ...(paymentMeans?.reference === undefined ? [] : [paymentMeans.reference])] };
}

/** Shares a sum among invoices in its currency: the oldest due first, each up to what is owed of it. */
export function allocateOldestFirst({ amountMinor, currency }: Money, cases: readonly Case[]): Allocation[] {
  let left = amountMinor;
  return cases
    .filter(({ invoice }) => invoice.amount.currency === currency)
    .toSorted((a, b) => (`${a.invoice.dueDate}#${a.id}` < `${b.invoice.dueDate}#${b.id}` ? -1 : 1))
    .flatMap((dunned) => {
      const share = Math.min(left, payableMinor(dunned));
      left -= share;
      return share > 0 ? [{ invoiceId: dunned.id, amountMinor: share }] : [];
    });
}

/** Whose a payment is: the debtor it was posted with, or the only one of all invoices it names. */
export function payerOf(named: readonly Case[], debtorId: string | undefined): string | null {
  const [only, ...others] = new Set(named.map(({ invoice }) => invoice.debtorId));
  return debtorId ?? (only !== undefined && others.length === 0 ? only : null);
}

/** The invoices that the text of a payment names beyond doubt. */
export function namedCases(text: string, cases: readonly Case[]): { named: Case[]; unclear: string[] } {
  const { named, unclear } = findReferences(text, cases.map(nameable));
  return { named: cases.filter(({ id }) => named.includes(id)), unclear: [...unclear] };
}

/**
 * Finds what a payment is for by the invoices its text names. Never guesses: the invoice of another debtor than the one
 * who is said to have paid gets nothing, and invoices of several debtors only when the sum is exactly what they owe.
 */
export function matchPayment({ amount, debtorId, text }: Sought, cases: readonly Case[]): Match {
  const { named, unclear } = namedCases(text, cases);
  const his = named.filter(({ invoice }) => debtorId === undefined || invoice.debtorId === debtorId);
  const payer = payerOf(his, debtorId);
  const owed = his.filter(({ invoice }) => invoice.amount.currency === amount.currency).map(payableMinor);
  const isSure = payer !== null || sumOf(owed) === amount.amountMinor;
  const sure = isSure ? his : [];
  const open = named.filter((dunned) => !sure.includes(dunned)).map(({ id }) => id);
  return { allocations: allocateOldestFirst(amount, sure), debtorId: payer, unclear: [...unclear, ...open] };
}

/** Everything that is wrong with what a sum is to be allocated to; `debtorId` when all must be that debtor's. */
export function allocationFaults(
  { currency, creditor, debtorId }: { currency: string; creditor: string; debtorId?: string },
  allocations: readonly Allocation[],
  cases: readonly Case[],
): Fault[] {
  const byId = new Map(cases.map((dunned) => [dunned.id, dunned]));
  return allocations.flatMap(({ invoiceId, amountMinor }, index) => {
    const [field, amountField] = ['invoiceId', 'amountMinor'].map((name) => `allocations.${index}.${name}`) as [
      string,
      string,
    ];
    if (allocations.findIndex((each) => each.invoiceId === invoiceId) < index)
      return [{ field, message: 'is an invoice that was named before' }];
    const dunned = byId.get(invoiceId);
    if (!dunned || dunned.invoice.creditor !== creditor)
      return [{ field, message: 'is not an invoice of this creditor' }];
    const { invoice } = dunned;
    const owed = payableMinor(dunned);
    return faultsOf([
      [debtorId !== undefined && invoice.debtorId !== debtorId, field, 'is not an invoice of this debtor'],
      [invoice.amount.currency !== currency, field, `is an invoice in ${invoice.amount.currency}, not in ${currency}`],
      [amountMinor > owed, amountField, `is more than what is owed of it, ${owed}`],
    ]);
  });
}
