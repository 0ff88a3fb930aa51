import type * as z from 'zod';
import type { Case } from '../domain/case/case.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { PostedUse } from '../domain/debtor/use-unapplied.ts';
import type { PaymentForMany } from '../domain/payment/payment-for-many.ts';
import type { PaymentPart, PaymentRecord } from '../domain/payment/payment-record.ts';
import { placesOf } from '../domain/payment/reverse-whole.ts';
import type { spreadPaymentAnswer, useOfMoneyAnswer, wholeReversalAnswer } from './answers/payments-for-many.ts';
import { debtorView, invoiceSummary } from './views.ts';

function summariesOf(ids: readonly string[], cases: readonly Case[]) {
  const byId = new Map(cases.map((dunned) => [dunned.id, dunned]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(invoiceSummary);
}

const allocationOf = ({ invoiceId, amountMinor }: PaymentPart) => ({ invoiceId, amountMinor });

/** A payment for several invoices: what went where when it came, and how they stand. */
export function spreadPaymentView(
  posted: PaymentForMany,
  { id, parts, rest }: PaymentRecord,
  cases: readonly Case[],
): z.infer<typeof spreadPaymentAnswer> {
  const own = parts.filter(({ paymentId }) => paymentId === id);
  const { currency } = posted.amount;
  return {
    payment: posted,
    allocations: own.map(allocationOf),
    unapplied: rest ? { amountMinor: rest.amountMinor, currency, debtorId: rest.debtorId } : null,
    invoices: summariesOf(
      own.map(({ invoiceId }) => invoiceId),
      cases,
    ),
  };
}

/** What became of unapplied money, with the debtor and the invoices as they are now. */
export function useOfMoneyView(
  { id, debtor }: { readonly id: string; readonly debtor: Debtor },
  { paymentId, allocations = [], refundMinor = 0 }: PostedUse,
  cases: readonly Case[],
): z.infer<typeof useOfMoneyAnswer> {
  const ids = allocations.map(({ invoiceId }) => invoiceId);
  return { id, paymentId, allocations, refundMinor, debtor: debtorView(debtor), invoices: summariesOf(ids, cases) };
}

/** A payment that was taken back, with every invoice it was taken back from. */
export function wholeReversalView(
  payment: PaymentRecord,
  cases: readonly Case[],
): z.infer<typeof wholeReversalAnswer> | undefined {
  if (!payment.reversal) return undefined;
  const { id, reason, receivedOn } = payment.reversal;
  const ids = [...new Set(placesOf(payment).map(({ invoiceId }) => invoiceId))];
  return { id, paymentId: payment.id, reason, receivedOn, invoices: summariesOf(ids, cases) };
}
