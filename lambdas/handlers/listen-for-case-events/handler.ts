import * as z from 'zod';
import { ConcurrentChangeError } from '../../ports/errors.ts';
import type { Store } from '../../ports/store.ts';
import { contract, runInputSchema } from '../../runtime/run-input.ts';

export const inputSchema = runInputSchema.extend({ version: z.int(), token: z.string() });

/** Something happened to the case between the plan and its listener: the run has to plan again. */
export class PlanIsStale extends Error {
  override readonly name = 'PlanIsStale';
}

/** Stores the listener's token, only while the case is still what the plan was made from: no wake-up can be lost. */
export const createHandler =
  ({ store }: { readonly store: Store }) =>
  async ({ invoiceId, run, version, token, contract: theirs }: z.infer<typeof inputSchema>): Promise<void> => {
    if (theirs !== contract) throw new PlanIsStale(`contract ${theirs} is not served any more`);
    try {
      await store.storeListener(invoiceId, { run, version, token });
    } catch (error) {
      if (!(error instanceof ConcurrentChangeError)) throw error;
      throw new PlanIsStale(`invoice ${invoiceId} has changed since version ${version} of run ${run}`, {
        cause: error,
      });
    }
  };
