import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { cursor, instant, text } from './parts.ts';

const balance = z.strictObject({ on: civilDateSchema, amountMinor: z.int() });

const statement = z.strictObject({
  format: z.enum(['camt.052', 'camt.053', 'camt.054', 'cfonb120', 'mt940', 'ofx']),
  account: text,
  creditor: text,
  currency: text,
  sequence: z.int().optional(),
  opening: balance.optional(),
  closing: balance.optional(),
  flags: z.array(text).describe('What was left out of it or is doubtful, one sentence each.'),
});

export const bankStatementSummaryAnswer = z.strictObject({
  id: text,
  state: z
    .enum(['awaited', 'taken', 'booked', 'refused'])
    .describe('`awaited`: nobody has put the file of the upload yet. `taken`: on record, being booked.'),
  takenAt: instant.optional(),
  account: text.optional().describe('Where all statements of the file are of one account, as the file writes it.'),
  statements: z.array(statement),
  refusal: z.strictObject({ code: text, reason: text }).optional(),
});

export const bankEntryAnswer = z.strictObject({
  index: z.int().describe('Counts the entries of the file.'),
  statement: z.int().describe('Which of `statements` it stands in, counted from 0.'),
  amountMinor: z.int(),
  currency: text,
  sign: z.enum(['credit', 'debit']),
  bookedOn: civilDateSchema,
  status: z.enum(['BOOK', 'PDNG', 'INFO']),
  references: z.array(text),
  text,
  matched: z
    .strictObject({
      invoiceId: text,
      by: z.enum(['creditorReference', 'endToEndId', 'invoiceNumber', 'invoiceNumbers', 'reference', 'person']),
      score: z.number().optional(),
      reason: text.optional(),
    })
    .optional()
    .describe('The first of the invoices it is for, and what told so.'),
  effect: z.enum(['payment', 'reversal', 'ignored', 'unmatched']).optional().describe('Absent until it is booked.'),
  paymentId: text.optional().describe('The payment that it was booked as, or that it has taken back.'),
  why: text.optional(),
});

export const bankStatementAnswer = bankStatementSummaryAnswer.extend({ entries: z.array(bankEntryAnswer), cursor });

export const bankStatementsAnswer = z.strictObject({ bankStatements: z.array(bankStatementSummaryAnswer), cursor });

export const takenStatementAnswer = z.strictObject({
  id: text.describe('Made of the content: the same file has the same one.'),
});

export const statementUploadAnswer = z.strictObject({
  id: text,
  url: z.url().describe('Takes one file by PUT for a quarter of an hour.'),
  method: z.literal('PUT'),
  contentType: text.describe('The content type that the PUT has to name.'),
});
