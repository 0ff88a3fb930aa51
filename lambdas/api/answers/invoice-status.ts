import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { invoiceSummaryAnswer } from './invoice-summary.ts';
import { instant, text } from './parts.ts';

const statusView = z.strictObject({
  id: text,
  code: z.int(),
  label: text.nullable().describe('The official French label; null of a code whose label is not known here.'),
  effect: text.describe('What it means for the case, `none` for nothing.'),
  says: text.describe('The same in a sentence.'),
  at: z.union([instant, civilDateSchema]).describe('When it was set.'),
  reasonCode: text.optional(),
  reason: text.optional().describe('The words that came with it, unless they were erased.'),
  isReasonMissing: z.boolean().describe('True of a status that needs a reason code and came without one.'),
  amountMinor: z.int().optional(),
  platform: text.optional(),
});

const issuedView = z.strictObject({
  id: text,
  code: z.literal(212),
  paymentId: text,
  amountMinor: z.int().describe('VAT included; below zero when the money was taken back.'),
  on: civilDateSchema,
});

export const receivedStatusAnswer = z.strictObject({ id: text, status: statusView, invoice: invoiceSummaryAnswer });

export const invoiceStatusesAnswer = z.strictObject({
  filedAt: text.nullable().describe('When the e-invoice was filed (200): proof that it was issued.'),
  availableAt: text.nullable().describe('Since when the buyer can see it (203).'),
  approvedAt: text
    .nullable()
    .describe('When the buyer approved all of it or a part (205, 206), unless he objected later.'),
  statuses: z.array(statusView).describe('As they arrived.'),
  issued: z.array(issuedView).describe('The statuses “collected” that Relance has issued itself.'),
});
