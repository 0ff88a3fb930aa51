import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { recordKinds } from '../../domain/personal-data/record-kind.ts';
import { debtorAnswer, debtorTimelineAnswer } from './debtor.ts';
import { documentAnswer } from './document.ts';
import { eventAnswer } from './event.ts';
import { invoiceSummaryAnswer } from './invoice-summary.ts';
import { cursor, instant, text } from './parts.ts';
import { taskAnswer } from './task.ts';

const note = z.strictObject({ id: text, said: z.record(text, text), at: instant, by: text });

const message = z.strictObject({
  key: text,
  kind: z.enum(['dunning', 'formal', 'transactional']),
  sentAt: instant.optional(),
  mime: text.optional().describe('As it was sent, base64; absent when it was erased.'),
});

export const personalDataAnswer = z.strictObject({
  debtor: debtorAnswer,
  changes: debtorTimelineAnswer.shape.changes.optional().describe('His log; on the first page.'),
  tasks: z.array(taskAnswer).optional().describe('What people were asked about him; on the first page.'),
  invoices: z.array(
    z.strictObject({
      invoice: invoiceSummaryAnswer,
      events: z.array(eventAnswer),
      notes: z.array(note).describe('What people said about acts on it.'),
      tasks: z.array(taskAnswer),
      messages: z.array(message),
      documents: z.array(documentAnswer),
    }),
  ),
  cursor,
});

export const erasureAnswer = z.strictObject({
  erased: z.strictObject({
    contactData: z.boolean(),
    identity: z.boolean(),
    claimEvidenceOf: z.array(text).describe('The invoices of which messages, words, notices and proofs were erased.'),
  }),
  kept: z.array(
    z.strictObject({
      record: z.enum(recordKinds),
      invoiceId: text.optional(),
      until: civilDateSchema.nullable().describe('Null as long as something is open.'),
      why: text,
    }),
  ),
});
