import * as z from 'zod';

/** A call that a policy wants, so many calendar days after the due date: balances below the minimum get none. */
export const callStepSchema = z.strictObject({
  offsetDays: z
    .int()
    .min(0, 'must be 0 to 1826 days after the due date')
    .max(1826, 'must be 0 to 1826 days after the due date'),
  /** Minor units of the invoice's currency. */
  minimumBalanceMinor: z.int().min(0).default(0),
});
export type CallStep = Readonly<z.infer<typeof callStepSchema>>;

/** The calls of a policy, in the order in which they come. */
export const callStepsSchema = z
  .array(callStepSchema)
  .max(20)
  .superRefine((steps, context) => {
    for (const [index, { offsetDays }] of steps.entries()) {
      const before = steps[index - 1];
      if (before !== undefined && offsetDays <= before.offsetDays)
        context.addIssue({
          code: 'custom',
          path: [index, 'offsetDays'],
          message: `must be later than the ${before.offsetDays} of the call before`,
        });
    }
  });
