import * as z from 'zod';
import { actIdSchema } from '../case/act-id.ts';
import type { Case } from '../case/case.ts';
import { reversalSchema, tellingOfReversal } from '../case/reverse-payment.ts';
import { plainText } from '../plain-text.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import type { Telling } from '../message/transactional.ts';
import type { PaymentPart, PaymentRecord } from './payment-record.ts';

/** POST /payments/{id}/reversals. An `id` of the caller's makes it repeatable. */
export const wholeReversalSchema = reversalSchema
  .omit({ paymentId: true })
  .extend({ id: actIdSchema.optional(), creditor: z.optional(plainText(20)).default('main') });
export type PostedWholeReversal = z.infer<typeof wholeReversalSchema>;

/** Where a payment stands on a case. */
export type Place = Pick<PaymentPart, 'invoiceId' | 'paymentId'>;

/** Every place where money of a payment stands: the invoice it came for, its parts, and what was allocated later. */
export function placesOf({ id, invoiceId, parts }: PaymentRecord): Place[] {
  return [...(invoiceId === undefined ? [] : [{ invoiceId, paymentId: id }]), ...parts];
}

type TakenBack = { readonly dunned: Case; readonly policy: DunningPolicy; readonly now: string };

/**
 * What a debtor is told of a payment that was taken back from several of his invoices: once, of those of which he would be
 * told if each were alone.
 */
export function tellingOfWhole(
  reversalId: string,
  cases: readonly [TakenBack, ...TakenBack[]],
  places: readonly Place[],
): (Telling & { readonly invoiceId: string }) | undefined {
  const told = cases.flatMap((each) => {
    const ids = places.flatMap(({ invoiceId, paymentId }) => (invoiceId === each.dunned.id ? [paymentId] : []));
    const its = each.dunned.payments.filter(({ id, reversal }) => reversal?.id === reversalId && ids.includes(id));
    return its.flatMap((payment) =>
      tellingOfReversal(each.dunned, payment, each).map((telling) => ({ ...telling, invoiceId: each.dunned.id })),
    );
  });
  const [first, ...others] = told;
  if (!first || others.length === 0 || first.subject.kind !== 'paymentReversed') return first;
  const lines = told.flatMap(({ subject, invoiceId }) =>
    subject.kind === 'paymentReversed' ? [{ invoiceId, amountMinor: subject.amountMinor }] : [],
  );
  const invoices = [...Map.groupBy(lines, ({ invoiceId }) => invoiceId)].map(([invoiceId, its]) => ({
    invoiceId,
    amountMinor: its.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  }));
  const amountMinor = invoices.reduce((sum, line) => sum + line.amountMinor, 0);
  return { ...first, subject: { ...first.subject, amountMinor, ...(invoices.length > 1 && { invoices }) } };
}
