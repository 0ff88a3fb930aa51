import * as z from 'zod';
import { stageSchema } from '../../domain/dunning-policy.ts';
import { paymentMeansSchema } from '../../domain/invoice.ts';
import { latePaymentTermsSchema } from '../../domain/late-payment/late-payment-terms.ts';
import { payerGradeSchema } from '../../domain/payer/grading.ts';
import { debtorAnswer } from './debtor.ts';
import { invoiceSummaryAnswer } from './invoice-summary.ts';
import { creditNoteView, casePaymentView } from './money.ts';
import { instant, text, sumSchema } from './parts.ts';
import { pauseView } from './pause.ts';

const noticeAnswer = z.strictObject({
  stage: stageSchema,
  cycle: z.int().min(1),
  sentAt: instant,
  messageId: text.optional(),
  deliveredAt: instant.optional(),
  undeliveredAt: instant.optional(),
  voidedAt: instant.optional(),
});

export const invoiceAnswer = invoiceSummaryAnswer.extend({
  received: sumSchema,
  debtor: debtorAnswer,
  paymentMeans: paymentMeansSchema.optional(),
  policyId: text.optional(),
  payerGrade: payerGradeSchema.describe('What was known of the payer when the invoice was posted.'),
  purchaseOrder: text.optional(),
  latePayment: latePaymentTermsSchema.optional(),
  documentUrl: text.optional(),
  notices: z.array(noticeAnswer),
  credited: sumSchema,
  demandable: sumSchema.describe('What is asked for today: the balance without what pauses cover.'),
  payments: z.array(casePaymentView),
  creditNotes: z.array(creditNoteView),
  pauses: z.array(pauseView),
  warnings: z.array(z.strictObject({ code: text, message: text })),
});
