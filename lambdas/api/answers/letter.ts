import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { letterStatuses } from '../../domain/case/letter/registered-letter.ts';
import { invoiceSummaryAnswer } from './invoice-summary.ts';
import { instant, text } from './parts.ts';

/** A formal notice as a registered letter. */
export const letterAnswer = z.strictObject({
  id: text,
  cycle: z.int(),
  documentId: text.describe('The document of the invoice that is posted.'),
  requestedAt: instant,
  status: z.enum(['requested', ...letterStatuses]).describe('How far it has come.'),
  on: civilDateSchema.optional(),
  electronic: z.boolean(),
  trackingNumber: text.optional(),
  reports: z.array(z.strictObject({ status: z.enum(letterStatuses), on: civilDateSchema })),
  proofs: z.array(text).describe('Ids of documents of the invoice.'),
});

/** After a report: the letter, and the invoice as it stands. */
export const reportedLetterAnswer = letterAnswer.extend({ invoice: invoiceSummaryAnswer });
