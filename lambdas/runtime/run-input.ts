import * as z from 'zod';

/** The contract between state machine and functions; rises when an older definition can no longer be served. */
export const contract = 1;

/** What every task of the dunning machine is given. Running executions keep the definition they began with. */
export const runInputSchema = z.object({ invoiceId: z.string(), run: z.int(), contract: z.int() });

/**
 * The same for tasks that assess the case: its debtor is named, so that both are read in one round trip. A run that was
 * started without him is served all the same.
 */
export const caseInputSchema = runInputSchema.extend({
  creditor: z.string().optional(),
  debtorId: z.string().optional(),
});

/** True when the task belongs to the case's current run and a definition these functions still serve. */
export function isCurrent(input: z.infer<typeof runInputSchema>, dunned: { readonly run: number }): boolean {
  return input.run === dunned.run && input.contract === contract;
}
