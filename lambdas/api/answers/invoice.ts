import * as z from 'zod';
import { stageSchema } from '../../domain/dunning-policy.ts';
import { paymentMeansSchema } from '../../domain/invoice.ts';
import { latePaymentTermsSchema } from '../../domain/late-payment/late-payment-terms.ts';
import { payerGradeSchema } from '../../domain/payer/grading.ts';
import { claimKinds } from '../../domain/prescription/prescription-rules.table.ts';
import { collectionView, writeOffView } from './collection.ts';
import { debtorAnswer } from './debtor.ts';
import { invoiceSummaryAnswer } from './invoice-summary.ts';
import { letterAnswer } from './letter.ts';
import { creditNoteView, casePaymentView } from './money.ts';
import { instant, minor, text, sumSchema } from './parts.ts';
import { pauseView } from './pause.ts';
import { prescriptionView } from './prescription.ts';

const noticeAnswer = z.strictObject({
  stage: stageSchema,
  cycle: z.int().min(1),
  sentAt: instant,
  messageId: text.optional(),
  deliveredAt: instant.optional(),
  undeliveredAt: instant.optional(),
  voidedAt: instant.optional(),
  documentId: text.optional().describe('The letter that a formal notice brought along, among the documents.'),
});

export const invoiceAnswer = invoiceSummaryAnswer.extend({
  received: sumSchema,
  debtor: debtorAnswer,
  paymentMeans: paymentMeansSchema.optional(),
  creditorReference: text
    .optional()
    .describe('The reference that debtors are asked to quote (ISO 11649). Older invoices have none.'),
  policyId: text.optional(),
  payerGrade: payerGradeSchema.describe('What was known of the payer when the invoice was posted.'),
  purchaseOrder: text.optional(),
  latePayment: latePaymentTermsSchema.optional(),
  claimKind: z.enum(claimKinds).optional(),
  documentUrl: text.optional(),
  prescription: prescriptionView,
  notices: z.array(noticeAnswer),
  letters: z.array(letterAnswer),
  credited: sumSchema,
  demandable: sumSchema.describe('What is asked for today: the balance without what pauses cover.'),
  payments: z.array(casePaymentView),
  creditNotes: z.array(creditNoteView),
  pauses: z.array(pauseView),
  typeCode: text.optional().describe('What kind of invoice its e-invoice says it is (UNTDID 1001).'),
  dueDateFrom: z
    .enum(['terms', 'policyTerm'])
    .optional()
    .describe('Where the due date is from, when its e-invoice does not state it.'),
  vatMinor: minor.optional(),
  vatDueOn: z.enum(['issue', 'receipt']).optional(),
  collection: collectionView.optional().describe('The last time it was with a collector.'),
  writeOff: writeOffView.optional(),
  warnings: z.array(z.strictObject({ code: text, message: text })),
});
