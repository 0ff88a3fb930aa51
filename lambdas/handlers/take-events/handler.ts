import * as z from 'zod';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { keepUnmatchedPayment } from '../../acts/keep-unmatched-payment.ts';
import { postInvoice } from '../../acts/post-invoice.ts';
import { takePayment } from '../../acts/take-payment.ts';
import { takePaymentForMany } from '../../acts/take-payment-for-many.ts';
import { plainText } from '../../domain/debtor.ts';
import type { Fault } from '../../domain/fault.ts';
import { invoiceIdOf, postedInvoiceSchema } from '../../domain/invoice.ts';
import { type PaymentForMany, paymentForManySchema } from '../../domain/payment/payment-for-many.ts';

/**
 * The API's body of a payment, and which invoice it is for: our id, or the creditor's number. Where it names neither, but
 * who has paid, what is allocated or the text of the payer, it is one for several invoices.
 */
const paymentEventSchema = paymentForManySchema
  .extend({ invoiceId: plainText(80).optional(), invoiceNumber: plainText(64).optional() })
  .refine(({ invoiceId, invoiceNumber, allocations }) => !allocations || (invoiceId ?? invoiceNumber) === undefined, {
    path: ['allocations'],
    error: 'are not taken together with one invoice',
  });

export const inputSchema = z.discriminatedUnion('detail-type', [
  z.object({ 'detail-type': z.literal('InvoiceIssued'), source: z.string(), detail: postedInvoiceSchema }),
  z.object({ 'detail-type': z.literal('PaymentReceived'), source: z.string(), detail: paymentEventSchema }),
]);
type BusEvent = z.infer<typeof inputSchema>;
type PaymentEvent = z.infer<typeof paymentEventSchema>;

/** An event that cannot be taken; it ends in the dead-letter queue with this sentence. Names fields, never their values. */
export class RefusedEventError extends Error {
  override readonly name = 'RefusedEventError';
  constructor(type: string, faults: readonly Fault[]) {
    super(`${type} refused: ${faults.map(({ field, message }) => `${field} ${message}`).join('; ')}`);
  }
}

async function takePaymentEvent(
  deps: Deps,
  { invoiceId, invoiceNumber, ...posted }: PaymentEvent,
  by: string,
): Promise<void> {
  const { creditor, text, debtorId, allocations, ...payment } = posted;
  const isForOne = (invoiceId ?? invoiceNumber) !== undefined;
  if (!isForOne && (text ?? debtorId ?? allocations) !== undefined) return takeForMany(deps, posted, by);
  const number = invoiceNumber ?? payment.reference;
  const id = invoiceId ?? (number === undefined ? undefined : invoiceIdOf(creditor, number));
  const outcome = id === undefined ? { kind: 'unknown' as const } : await takePayment(deps, id, payment, by);
  if (outcome.kind === 'unknown') {
    const faults = await keepUnmatchedPayment(deps, creditor, payment);
    if (faults.length > 0) throw new RefusedEventError('PaymentReceived', faults);
  }
  if (outcome.kind === 'refused')
    throw new RefusedEventError('PaymentReceived', [
      { field: outcome.field ?? outcome.code, message: outcome.message },
    ]);
  if (outcome.kind === 'conflict')
    throw new RefusedEventError('PaymentReceived', [{ field: 'id', message: 'was taken with other content' }]);
}

async function takeForMany(deps: Deps, posted: PaymentForMany, by: string): Promise<void> {
  const outcome = await takePaymentForMany(deps, posted, by);
  if (outcome.kind === 'invalid') throw new RefusedEventError('PaymentReceived', outcome.faults);
  if (outcome.kind === 'conflict')
    throw new RefusedEventError('PaymentReceived', [{ field: 'id', message: 'was taken with other content' }]);
}

/** Takes invoices and payments that other systems put on the bus, through the same code as the API. */
export const createHandler =
  (deps: Deps) =>
  async (event: BusEvent): Promise<void> => {
    const by = `bus:${event.source}`;
    if (event['detail-type'] === 'PaymentReceived') return takePaymentEvent(deps, event.detail, by);
    const outcome = await postInvoice(deps, event.detail, by);
    if (outcome.kind === 'invalid') throw new RefusedEventError('InvoiceIssued', outcome.faults);
    if (outcome.kind === 'conflict')
      throw new RefusedEventError('InvoiceIssued', [{ field: 'number', message: 'was posted with other content' }]);
  };
