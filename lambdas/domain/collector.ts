import * as z from 'zod';
import { currencySchema } from './money.ts';

const text = z.string().trim().min(1).max(200);
const percent = z.number().positive().max(100);
const minor = z.int().min(0);

/** What somebody asks for collecting a debt: a share of what comes in, a fixed fee, or he buys the debt. Amounts in minor units, without VAT. */
export const collectorOfferSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('percentage'),
    percent,
    minimumFeeMinor: minor.default(0),
    currency: currencySchema,
  }),
  z.strictObject({ kind: z.literal('flatFee'), feeMinor: minor, currency: currencySchema }),
  /** He pays so many percent of the balance at once, and bears the rest. */
  z.strictObject({ kind: z.literal('sale'), pricePercent: percent, currency: currencySchema }),
]);
export type CollectorOffer = z.infer<typeof collectorOfferSchema>;

/** An agency or a lawyer to whom a creditor may hand cases over. Deployment data, validated at synthesis. */
export const collectorSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and dashes, 40 at most'),
  kind: z.enum(['agency', 'lawyer']),
  name: text,
  /** ISO 3166-1: the countries of debtors he takes; any when left out. */
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
  offers: z.array(collectorOfferSchema).max(10).default([]),
  /** Days he tries to collect amicably before he goes to court. */
  amicableDays: z.int().min(0).max(365).default(60),
});
export type Collector = z.infer<typeof collectorSchema>;
