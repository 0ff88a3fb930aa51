import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { interruptionKinds } from '../../domain/prescription/interruption.ts';
import { invoiceSummaryAnswer } from './invoice-summary.ts';
import { text } from './parts.ts';

const candidate = z.strictObject({
  what: z.enum(['partPayment', 'promise', 'instalmentPlan']),
  id: text,
  on: civilDateSchema,
});

export const prescriptionView = z
  .strictObject({
    prescribesOn: civilDateSchema.nullable().describe('The last day of the period; null where no rule is known here.'),
    startsOn: civilDateSchema.optional(),
    years: z.int().min(1).optional(),
    isUncertain: z.boolean(),
    uncertainties: z.array(text).describe('What could make it another day.'),
    texts: z.array(text).describe('The rules it was computed by, or which ones are missing.'),
    interruptions: z.array(
      z.strictObject({
        id: text,
        kind: z.enum(interruptionKinds),
        on: civilDateSchema,
        counts: z.boolean().describe('False of one that came when no period ran, or that was taken back.'),
        isWithdrawn: z.boolean(),
        note: text.optional(),
      }),
    ),
    candidates: z
      .array(candidate)
      .describe(
        'What can be an acknowledgement of the debt, which is uncertain: it counts once a person has recorded it.',
      ),
    notice: text,
  })
  .describe('Until when the claim can be sued for. Computed and documented; no legal advice.');

export const interruptionAnswer = z.strictObject({
  id: text,
  prescription: prescriptionView,
  invoice: invoiceSummaryAnswer,
});
