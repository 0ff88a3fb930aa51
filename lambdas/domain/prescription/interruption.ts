import * as z from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { actIdSchema } from '../case/act-id.ts';
import { plainText } from '../plain-text.ts';

/** What interrupts a prescription: C. civ. 2240, 2241, 2244. A formal notice does not. */
export const interruptionKinds = ['acknowledgement', 'courtClaim', 'conservatoryMeasure', 'enforcement'] as const;
export type InterruptionKind = (typeof interruptionKinds)[number];

/** POST /invoices/{id}/prescription-interruptions. An `id` of the caller's makes it repeatable. */
export const interruptionSchema = z.strictObject({
  id: actIdSchema.optional(),
  kind: z
    .enum(interruptionKinds)
    .describe(
      'The debtor acknowledges the debt (C. civ. 2240), a claim in court (2241), or a conservatory or enforcement measure (2244). A formal notice is none.',
    ),
  on: civilDateSchema.describe(
    'The day it counts from; of an order for payment the day of its service, not of its filing.',
  ),
  note: plainText(500).describe('What it was, and where the proof is.'),
});
export type PostedInterruption = z.infer<typeof interruptionSchema>;

/** An interruption on record; what a person wrote of it is kept apart. */
export type Interruption = {
  readonly id: string;
  readonly kind: InterruptionKind;
  readonly on: string;
  readonly saidMark: string;
  /** It was recorded by mistake: it does not count. */
  readonly isWithdrawn?: true;
};
