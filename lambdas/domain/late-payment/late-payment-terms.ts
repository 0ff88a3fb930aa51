import * as z from 'zod';
import { allocationSchema } from './claim-input.ts';
import { ratePercentSchema } from './rate.ts';
import { regimeIdSchema } from './regime.ts';

const percentage = z
  .string()
  .refine(
    (text) => ratePercentSchema.safeParse(text).success,
    'is not a percentage above 0 and below 100 such as 15 or 12.40',
  );

/**
 * What an invoice says about late payment: another law than that of the debtor's country, a rate agreed in the contract,
 * and what a part payment settles first. Without it the law says all three.
 */
export const latePaymentTermsSchema = z.strictObject({
  regime: regimeIdSchema.optional(),
  contractRatePercent: percentage.optional(),
  allocation: allocationSchema.optional(),
});
export type LatePaymentTerms = Readonly<z.infer<typeof latePaymentTermsSchema>>;
