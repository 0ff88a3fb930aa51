import * as z from 'zod';
import { civilDateSchema } from './calendar/civil-date.ts';

/** POST /invoices/{id}/documents: a document that is made because somebody wants it, as of a day. */
export const askedDocumentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('claimCalculation'),
    asOf: civilDateSchema.optional().describe('The day as of which the claim is computed; today unless given.'),
  }),
  z.strictObject({ kind: z.literal('statementOfAccount') }),
]);
export type AskedDocument = z.infer<typeof askedDocumentSchema>;
