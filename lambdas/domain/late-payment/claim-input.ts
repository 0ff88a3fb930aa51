import * as z from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { plainText } from '../plain-text.ts';
import { moneySchema } from '../money.ts';
import { allocationSchema } from './allocation.ts';
import { regimeIdSchema } from './regime.ts';

const amountMinor = z.int().positive();

/** What money, or giving money up, did to the debt on a day. Amounts in minor units of the invoice's currency. */
export const claimEventSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('payment'), on: civilDateSchema, amountMinor })
    .describe(
      'Money that the case has taken for the invoice. One that was taken back never was a payment: leave it out.',
    ),
  z
    .strictObject({ kind: z.literal('creditNote'), on: civilDateSchema, amountMinor })
    .describe('Less is owed from the day after: a credit note, or what a dispute has taken off.'),
  z
    .strictObject({ kind: z.literal('claimPayment'), on: civilDateSchema, amountMinor })
    .describe('Money meant for the claim: interest and compensation. It does not concern the case.'),
  z
    .strictObject({
      kind: z.literal('waiver'),
      on: civilDateSchema,
      of: z.enum(['claim', 'interest', 'fixedCompensation']),
      amountMinor: z.union([amountMinor, z.literal('all')]),
      reason: plainText(200),
      by: plainText(200),
    })
    .describe('The creditor gives up what stands of the claim that day, or a part. What runs later is not given up.'),
]);
export type ClaimEvent = Readonly<z.infer<typeof claimEventSchema>>;

/** A rate agreed with the debtor, in basis points, and where it was found. */
export const contractRateSchema = z.strictObject({
  basisPoints: z.int().positive().max(9_999),
  origin: z.enum(['policy', 'debtor', 'invoice', 'eInvoiceNote']),
});
export type ContractRate = Readonly<z.infer<typeof contractRateSchema>>;

/** How days are counted for a year of interest. */
export const dayCountSchema = z.enum(['act/365', '30/360']);
export type DayCount = z.infer<typeof dayCountSchema>;

/** Whether interest is rounded once, on its running total, or on every segment. */
export const roundingSchema = z.enum(['once', 'perSegment']);
export type Rounding = z.infer<typeof roundingSchema>;

/** All that the claim for late payment of one invoice depends on. */
export const claimInputSchema = z.strictObject({
  regime: regimeIdSchema,
  principal: moneySchema.describe('What was invoiced, VAT included.'),
  dueDate: civilDateSchema,
  asOf: civilDateSchema.describe('The last day that counts.'),
  events: z.array(claimEventSchema),
  allocation: allocationSchema.default('interestFirst'),
  contractRate: contractRateSchema.nullable().default(null),
  formalNoticeOn: civilDateSchema
    .nullable()
    .default(null)
    .describe('The day from which the formal notice counts, where interest needs one.'),
  insolvencyOpenedOn: civilDateSchema.nullable().default(null),
  creditorKind: z.enum(['business', 'privatePerson']).default('business'),
  dayCount: dayCountSchema.default('act/365'),
  rounding: roundingSchema.default('once'),
});
export type ClaimInput = Readonly<z.input<typeof claimInputSchema>>;
export type CompleteClaimInput = Readonly<z.output<typeof claimInputSchema>>;
