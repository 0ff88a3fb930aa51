import * as z from 'zod';
import { allocationSchema } from './allocation.ts';
import { ratePercentSchema } from './rate.ts';
import { regimeIdSchema } from './regime.ts';

/** A yearly rate in percent as decimal text. */
export const percentageSchema = z
  .string()
  .refine(
    (text) => ratePercentSchema.safeParse(text).success,
    'is not a percentage above 0 and below 100 such as 15 or 12.40',
  );

/**
 * What an invoice says about late payment: another law than that of the debtor's country, a rate agreed in the contract
 * or stated in its e-invoice, and what a part payment settles first. What it leaves out, the debtor's terms say, then the
 * policy's, then the law.
 */
export const latePaymentTermsSchema = z.strictObject({
  regime: regimeIdSchema.optional(),
  contractRatePercent: percentageSchema.optional(),
  eInvoiceRatePercent: percentageSchema
    .optional()
    .describe(
      'The rate that the e-invoice states in its note on late payment (subject code PMD). contractRatePercent goes before it.',
    ),
  allocation: allocationSchema.optional(),
});
export type LatePaymentTerms = Readonly<z.infer<typeof latePaymentTermsSchema>>;
