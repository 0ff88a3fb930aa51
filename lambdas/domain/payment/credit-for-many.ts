import { balanceMinor, type Case } from '../case/case.ts';
import type { Money } from '../money.ts';
import type { Allocation } from './payment-for-many.ts';

/** The id under which a credit note that is shared out is taken once per creditor, among all payments. */
export function creditIdOf(number: string): string {
  return `credit-note:${number}`;
}

/** What of an invoice can still be credited, in minor units. */
function roomMinor({ invoice, creditedMinor }: Case): number {
  return invoice.amount.amountMinor - creditedMinor;
}

/**
 * Shares a credit note among the invoices it names: in the order in which it names them, first what is owed of each, then
 * what was paid of them already, which becomes the debtor's. Those in another currency, or canceled, get nothing. What
 * none of them has room for stays with the debtor.
 */
export function shareCredit({ amountMinor, currency }: Money, named: readonly Case[]): Allocation[] {
  const open = named.filter(({ invoice, status }) => invoice.amount.currency === currency && status !== 'canceled');
  const shares = new Map<string, number>();
  let left = amountMinor;
  for (const most of [balanceMinor, roomMinor])
    for (const dunned of open) {
      const had = shares.get(dunned.id) ?? 0;
      const share = Math.max(0, Math.min(left, most(dunned) - had));
      shares.set(dunned.id, had + share);
      left -= share;
    }
  return [...shares].flatMap(([invoiceId, share]) => (share > 0 ? [{ invoiceId, amountMinor: share }] : []));
}
