import * as z from 'zod';
import type { Deps as CaseDeps } from '../../acts/dunning-of-case.ts';
import { takeCollectionReport } from '../../acts/collection/take-collection-report.ts';
import { keepUnmatchedPayment } from '../../acts/keep-unmatched-payment.ts';
import { takeLetterReport } from '../../acts/report-letter.ts';
import { postInvoice } from '../../acts/post-invoice.ts';
import { takePayment } from '../../acts/take-payment.ts';
import { takePaymentForMany } from '../../acts/take-payment-for-many.ts';
import { takeRiskReport } from '../../acts/take-risk.ts';
import { takeStatusEvent } from '../../acts/take-status-event.ts';
import { letterReportSchema } from '../../domain/case/letter/report-letter.ts';
import { actIdSchema } from '../../domain/case/act-id.ts';
import { collectionReportSchema } from '../../domain/case/collection/collection-report.ts';
import { debtorSchema } from '../../domain/debtor.ts';
import { riskSchema } from '../../domain/debtor/risk-report.ts';
import { plainText } from '../../domain/plain-text.ts';
import type { Fault } from '../../domain/fault.ts';
import { postedInvoiceSchema } from '../../domain/invoice.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { statusEventSchema } from '../../domain/invoice-status/posted-status.ts';
import { type PaymentForMany, paymentForManySchema } from '../../domain/payment/payment-for-many.ts';
import type { DocumentStore } from '../../ports/document-store.ts';

type Deps = CaseDeps & { readonly documents: DocumentStore };

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

/** The API's body of a report, and which letter it is about: both as RegisteredLetterRequested has named them. */
const letterEventSchema = letterReportSchema.extend({ invoiceId: plainText(200), letterId: plainText(80) });

/** What a collector tells, under an id of his, and of which invoice. */
const collectionEventSchema = collectionReportSchema.extend({ id: actIdSchema, invoiceId: plainText(80) });

/** The API's body of a risk, and which debtor it is about. */
const riskEventSchema = riskSchema.safeExtend({
  creditor: plainText(20).default('main'),
  debtorId: debtorSchema.shape.id,
});

export const inputSchema = z.discriminatedUnion('detail-type', [
  z.object({ 'detail-type': z.literal('InvoiceIssued'), source: z.string(), detail: postedInvoiceSchema }),
  z.object({ 'detail-type': z.literal('PaymentReceived'), source: z.string(), detail: paymentEventSchema }),
  z.object({ 'detail-type': z.literal('CollectionReport'), source: z.string(), detail: collectionEventSchema }),
  z.object({ 'detail-type': z.literal('RegisteredLetterStatus'), source: z.string(), detail: letterEventSchema }),
  z.object({ 'detail-type': z.literal('DebtorRiskChanged'), source: z.string(), detail: riskEventSchema }),
  z.object({ 'detail-type': z.literal('InvoiceStatusChanged'), source: z.string(), detail: statusEventSchema }),
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

async function takeLetterEvent(
  deps: Deps,
  { invoiceId, letterId, ...posted }: z.infer<typeof letterEventSchema>,
  by: string,
): Promise<void> {
  const outcome = await takeLetterReport(deps, { invoiceId, letterId }, posted, { by });
  if (outcome.kind === 'unknown')
    throw new RefusedEventError('RegisteredLetterStatus', [{ field: 'invoiceId', message: 'is not known' }]);
  if (outcome.kind === 'refused')
    throw new RefusedEventError('RegisteredLetterStatus', [
      { field: outcome.field ?? outcome.code, message: outcome.message },
    ]);
}

async function takeReportEvent(
  deps: Deps,
  { invoiceId, ...posted }: z.infer<typeof collectionEventSchema>,
  by: string,
): Promise<void> {
  const act = { invoiceId, reportId: posted.id, by, key: undefined };
  const outcome = await takeCollectionReport(deps, act, posted);
  if (outcome.kind === 'unknown')
    throw new RefusedEventError('CollectionReport', [{ field: 'invoiceId', message: 'is not known' }]);
  if (outcome.kind === 'refused')
    throw new RefusedEventError('CollectionReport', [
      { field: outcome.field ?? outcome.code, message: outcome.message },
    ]);
}

async function takeRiskEvent(
  deps: Deps,
  { creditor, debtorId, ...posted }: z.infer<typeof riskEventSchema>,
  by: string,
): Promise<void> {
  const outcome = await takeRiskReport(deps, { creditor, debtorId }, posted, { by, key: undefined });
  if (outcome.kind === 'unknown')
    throw new RefusedEventError('DebtorRiskChanged', [{ field: 'debtorId', message: `is not known to ${creditor}` }]);
  if (outcome.kind === 'refused')
    throw new RefusedEventError('DebtorRiskChanged', [
      { field: outcome.field ?? outcome.code, message: outcome.message },
    ]);
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

/**
 * Takes invoices, payments, statuses of e-invoices, what becomes of registered letters and what collectors tell, as other
 * systems put it on the bus, through the same code as the API.
 */
export const createHandler =
  (deps: Deps) =>
  async (event: BusEvent): Promise<void> => {
    const by = `bus:${event.source}`;
    if (event['detail-type'] === 'PaymentReceived') return takePaymentEvent(deps, event.detail, by);
    if (event['detail-type'] === 'DebtorRiskChanged') return takeRiskEvent(deps, event.detail, by);
    if (event['detail-type'] === 'CollectionReport') return takeReportEvent(deps, event.detail, by);
    if (event['detail-type'] === 'RegisteredLetterStatus') return takeLetterEvent(deps, event.detail, by);
    if (event['detail-type'] === 'InvoiceStatusChanged') {
      const faults = await takeStatusEvent(deps, event.detail, by);
      if (faults.length > 0) throw new RefusedEventError('InvoiceStatusChanged', faults);
      return;
    }
    const outcome = await postInvoice(deps, event.detail, by);
    if (outcome.kind === 'invalid') throw new RefusedEventError('InvoiceIssued', outcome.faults);
    if (outcome.kind === 'conflict')
      throw new RefusedEventError('InvoiceIssued', [{ field: 'number', message: 'was posted with other content' }]);
  };
