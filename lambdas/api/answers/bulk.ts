import * as z from 'zod';
import { bulkKinds } from '../../domain/bulk/columns.ts';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { stageSchema } from '../../domain/dunning-policy.ts';
import { moneySchema } from '../../domain/money.ts';
import { cursor, instant, text } from './parts.ts';

const count = z.int().min(0);
const countsView = z.strictObject({ accepted: count, duplicate: count, refused: count });

const rowView = z.strictObject({
  row: z.int().min(1),
  name: text.optional(),
  invoiceId: text.optional(),
  outcome: z.enum(['accepted', 'duplicate', 'refused']),
  errors: z.array(z.strictObject({ field: text, message: text })).optional(),
  warnings: z.array(z.strictObject({ code: text, message: text })).optional(),
});

export const bulkResultAnswer = z.strictObject({
  /** The import to release; only with `hold=import`. */
  importId: text.optional(),
  counts: countsView,
  rows: z.array(rowView),
});

export const importAnswer = z.strictObject({
  id: text,
  of: z.enum(bulkKinds),
  at: instant,
  by: text,
  file: text.nullable(),
  state: z.enum(['importing', 'imported', 'incomplete', 'refused']),
  rows: count,
  counts: countsView,
  errors: z.array(z.strictObject({ field: text, message: text })),
  resultFile: text.nullable(),
  /** Invoices wait until somebody releases them. */
  isHeld: z.boolean(),
  release: z.strictObject({ at: instant, by: text, maxMessagesPerDay: z.int().nullable() }).nullable(),
});

const previewedView = z.strictObject({
  date: civilDateSchema,
  sendAt: instant,
  creditor: text,
  debtorId: text,
  kind: z.enum(['dunning', 'formal', 'transactional']),
  invoices: z.array(
    z.strictObject({
      id: text,
      number: text,
      stage: stageSchema.nullable(),
      demanded: moneySchema.extend({ amountMinor: count }),
    }),
  ),
  why: z.array(text),
});

export const importPreviewAnswer = z.strictObject({
  importId: text,
  maxMessagesPerDay: z.int().nullable(),
  days: z.array(z.strictObject({ date: civilDateSchema, messages: count })),
  messages: z.array(previewedView),
  cursor,
});
