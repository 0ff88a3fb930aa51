import * as z from 'zod';
import { receivedInvoiceSchema } from '../invoice.ts';
import { payerGradeSchema } from '../payer/grading.ts';
import { count, currency, data, day, minor, text } from './event-parts.ts';

/** The receivable as it was posted, without the debtor's personal data. */
const receivable = receivedInvoiceSchema
  .omit({ debtor: true })
  .extend({ debtorId: text, amount: data({ amountMinor: minor, currency }) });

const part = data({ paymentId: text, amountMinor: minor });

/** What happens to an invoice and to the run of its case. */
export const invoiceEvents = {
  InvoicePosted: data({
    id: text,
    invoice: receivable,
    contentHash: text,
    payerGrade: payerGradeSchema.optional(),
    creditorReference: text.optional(),
    lateDays: count.optional(),
    imported: data({ id: text, turn: count, row: count }).optional(),
    flags: z.array(text).optional(),
  }),
  InvoiceAmended: data({
    dueDate: day.optional(),
    purchaseOrder: text.optional(),
    paymentMeans: receivable.shape.paymentMeans,
    noticeLateDays: count.optional(),
  }),
  InvoiceCanceled: data({ reason: text, freed: z.array(part.extend({ taskId: text })).optional() }),
  CaseReopened: data({ reason: text, run: count, returned: z.array(part).optional() }),
  CaseParked: data({ until: text, taskId: text }),
  RunRestarted: data({ run: count, reason: text }),
  RunContinued: data({ run: count }),
  DebtorChanged: data({ debtorVersion: count }),
};
