import * as z from 'zod';
import { allocationSchema } from './allocation.ts';
import { percentageSchema } from './late-payment-terms.ts';

/** What was agreed with a debtor about late payment, whatever the invoice: it goes before what the policy says. */
export const debtorLatePaymentSchema = z.strictObject({
  contractRatePercent: percentageSchema.optional(),
  allocation: allocationSchema.optional(),
});
export type DebtorLatePayment = Readonly<z.infer<typeof debtorLatePaymentSchema>>;

/** What becomes of the claim once the invoice itself is paid. It never reopens the case, and never sends a message. */
export const afterPaymentSchema = z.enum(['leave', 'waive', 'pursue']);

/** What a policy says about late payment: the rate and the order of payments agreed with all its debtors. */
export const policyLatePaymentSchema = z
  .strictObject({
    contractRatePercent: percentageSchema.optional(),
    allocation: allocationSchema.optional(),
    afterPayment: afterPaymentSchema
      .default('leave')
      .describe(
        'Once the invoice is paid its claim stays a balance of the debtor (leave), is given up (waive), or a person is asked to go after it (pursue).',
      ),
  })
  .default({ afterPayment: 'leave' });
export type PolicyLatePayment = Readonly<z.infer<typeof policyLatePaymentSchema>>;
