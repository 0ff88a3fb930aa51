import * as z from 'zod';

/**
 * What becomes of a debtor's other open cases while one of them is with a collector: nothing is sent for them (`hold`),
 * a person decides of each that is due whether it follows (`join`), or their ladders go on (`goOn`).
 */
export const otherCasesSchema = z.enum(['hold', 'join', 'goOn']);
export type OtherCases = z.infer<typeof otherCasesSchema>;

/**
 * How cases are handed over. Held unless told otherwise: a debtor hears one voice at a time, and a hold ends by itself,
 * so that nothing is handed over, or forgotten, without a decision.
 */
export const handOffSchema = z.strictObject({ otherCases: otherCasesSchema.default('hold') });
