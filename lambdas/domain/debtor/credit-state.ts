import * as z from 'zod';
import { type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { actIdSchema } from '../case/act-id.ts';
import { plainText } from '../plain-text.ts';

/** Why nothing more is to be delivered to a debtor on credit. */
export const creditHoldReasons = ['openItemLate', 'payerGrade', 'insolvency', 'byHand'] as const;
export type CreditHoldReason = (typeof creditHoldReasons)[number];

/** Nothing more is to be delivered to a debtor on credit, since an instant. */
export type CreditHold = { readonly since: string; readonly reasons: readonly CreditHoldReason[] };

/** A person has decided on a debtor's credit, whatever the policy says; from the day `until` on the policy decides again. */
export type CreditDecision = {
  readonly id: string;
  readonly isOnHold: boolean;
  readonly until: CivilDate;
  readonly reason: string;
  readonly since: string;
};

/** POST /debtors/{id}/credit-hold. An `id` of the caller's makes it repeatable. */
export const creditDecisionSchema = z.strictObject({
  id: actIdSchema.optional(),
  isOnHold: z.boolean().describe('true: deliver nothing more on credit; false: deliver, whatever the policy says.'),
  until: civilDateSchema.describe('On this day the policy decides again.'),
  reason: plainText(200),
});
export type PostedCreditDecision = z.infer<typeof creditDecisionSchema>;
