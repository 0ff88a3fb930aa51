import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { reversalReasons } from '../../domain/message/transactional.ts';
import { paymentSchema } from '../../domain/payment.ts';
import { invoiceSummaryAnswer } from './invoice-summary.ts';
import { text, minor } from './parts.ts';

export const creditNoteView = z.strictObject({
  number: text,
  amountMinor: minor,
  reason: text,
  issuedOn: civilDateSchema,
  disputeId: text.optional(),
});

export const casePaymentView = z.strictObject({
  id: text,
  amountMinor: minor,
  excessMinor: minor.describe('What of it was, or has become, too much: it belongs to the debtor.'),
  claimMinor: minor.describe('What of it has settled the claim for late payment, which a formal notice had demanded.'),
  receivedOn: civilDateSchema,
  reversal: z
    .strictObject({ id: text, reason: z.enum(reversalReasons), on: civilDateSchema })
    .nullable()
    .describe('By which it was taken back.'),
});

export const reversalAnswer = z.strictObject({ id: text, payment: casePaymentView, invoice: invoiceSummaryAnswer });

export const creditNoteAnswer = z.strictObject({ id: text, creditNote: creditNoteView, invoice: invoiceSummaryAnswer });

export const paymentAnswer = z.strictObject({ payment: paymentSchema, invoice: invoiceSummaryAnswer });
