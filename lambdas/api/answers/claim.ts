import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { allocationSchema } from '../../domain/late-payment/allocation.ts';
import { contractRateSchema, dayCountSchema } from '../../domain/late-payment/claim-input.ts';
import { regimeIdSchema } from '../../domain/late-payment/regime.ts';
import { currencySchema, moneySchema } from '../../domain/money.ts';
import { invoiceSummaryAnswer } from './invoice-summary.ts';
import { minor, text } from './parts.ts';
import { reversalReasons } from '../../domain/message/transactional.ts';
import { claimWaiverSchema } from '../../domain/case/claim/waive-claim.ts';

const component = z.strictObject({
  dueMinor: minor,
  paidMinor: minor,
  waivedMinor: minor,
  openMinor: minor.describe('Due, less what was paid and waived of it.'),
});

const segment = z.strictObject({
  from: civilDateSchema,
  to: civilDateSchema.describe('Included.'),
  days: z.int().min(1),
  ratePercent: text,
  baseMinor: minor,
  interestMinor: minor,
  provisional: z.boolean().describe('Its rate is not published yet: computed with the last one known.'),
});

const claimPaymentView = z.strictObject({
  id: text,
  amountMinor: minor,
  receivedOn: civilDateSchema,
  reversal: z
    .strictObject({ id: text, reason: z.enum(reversalReasons), on: civilDateSchema })
    .nullable()
    .describe('By which it was taken back.'),
  isPartOfPayment: z.literal(true).optional().describe('A part of the payment of that id, beyond the balance.'),
});

const claimWaiverView = claimWaiverSchema.omit({ id: true }).safeExtend({
  id: text,
  by: text,
  byPolicy: z.boolean().describe('The policy gives the claim up once the invoice is paid.'),
});

export const claimPaymentAnswer = z.strictObject({
  id: text,
  payment: claimPaymentView,
  invoice: invoiceSummaryAnswer,
});

export const claimReversalAnswer = z.strictObject({
  id: text,
  payment: claimPaymentView,
  invoice: invoiceSummaryAnswer,
});

export const claimWaiverAnswer = z.strictObject({ id: text, waiver: claimWaiverView, invoice: invoiceSummaryAnswer });

export const claimAnswer = z
  .strictObject({
    regime: regimeIdSchema,
    asOf: civilDateSchema.describe('The last day that counts.'),
    currency: currencySchema,
    principal: moneySchema,
    segments: z.array(segment),
    interestMinor: minor.describe('All interest, whatever was paid of it.'),
    fixedCompensationMinor: minor,
    totalMinor: minor.describe('What is open of principal, interest and fixed compensation.'),
    components: z.strictObject({ principal: component, interest: component, fixedCompensation: component }),
    claimOpenMinor: minor.describe('What is open beyond the balance of the case.'),
    payments: z
      .array(claimPaymentView)
      .describe('Money that was meant for the claim, or that came beyond the balance.'),
    waivers: z.array(claimWaiverView).describe('What was given up of it, why and by whom.'),
    contractRate: z
      .strictObject({ ratePercent: text, origin: contractRateSchema.shape.origin })
      .nullable()
      .describe('The rate that was agreed, and where it was found.'),
    allocation: allocationSchema.describe('What a part payment settles first.'),
    dayCount: dayCountSchema,
    provisional: z.boolean(),
    missingRates: z.array(z.strictObject({ table: text, halfYear: text })),
    conventions: z.array(text).describe('How it was computed, a sentence a rule, in the language of the debtor.'),
    notice: text,
  })
  .describe('What is due for late payment beside the balance of the case. Computed and documented; no legal advice.');
