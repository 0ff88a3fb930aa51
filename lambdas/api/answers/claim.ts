import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { allocationSchema, dayCountSchema } from '../../domain/late-payment/claim-input.ts';
import { regimeIdSchema } from '../../domain/late-payment/regime.ts';
import { currencySchema, moneySchema } from '../../domain/money.ts';
import { minor, text } from './parts.ts';

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
    allocation: allocationSchema.describe('What a part payment settles first.'),
    dayCount: dayCountSchema,
    provisional: z.boolean(),
    missingRates: z.array(z.strictObject({ table: text, halfYear: text })),
    conventions: z.array(text).describe('How it was computed, a sentence a rule, in the language of the debtor.'),
    notice: text,
  })
  .describe('What is due for late payment beside the balance of the case. Computed and documented; no legal advice.');
