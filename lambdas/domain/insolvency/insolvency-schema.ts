import * as z from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { actIdSchema } from '../case/act-id.ts';
import { plainText } from '../plain-text.ts';
import { earliestDate } from '../invoice-dates.ts';
import { insolvencyEndings, insolvencyProcedures } from './insolvency.ts';

/** POST /debtors/{id}/insolvency. An `id` of the caller's makes it repeatable. */
export const insolvencySchema = z.strictObject({
  id: actIdSchema.optional(),
  openedOn: civilDateSchema
    .refine((date) => date >= earliestDate, `is before ${earliestDate}`)
    .describe('The day of the judgment that opened it.'),
  procedure: z.enum(insolvencyProcedures),
  publishedOn: civilDateSchema
    .optional()
    .describe('The day of the notice in the BODACC: the time to declare what is owed runs from it.'),
  reference: plainText(100).optional().describe('How the court or the administrator names it.'),
  note: plainText(500).optional(),
});
export type PostedInsolvency = z.infer<typeof insolvencySchema>;

/** POST /debtors/{id}/insolvency/end */
export const insolvencyEndSchema = z.strictObject({ how: z.enum(insolvencyEndings) });
