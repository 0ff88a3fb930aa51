import * as z from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';

/** POST /invoices/{id}/legal-file */
export const legalFileSchema = z.strictObject({
  asOf: civilDateSchema
    .optional()
    .describe('The day as of which the claim is computed, today at the latest; that of the last event unless given.'),
});
export type LegalFileRequest = z.infer<typeof legalFileSchema>;
