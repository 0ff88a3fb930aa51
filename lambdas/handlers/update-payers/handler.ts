import * as z from 'zod';
import { updatePayer } from '../../acts/update-payer.ts';
import type { Store } from '../../ports/store.ts';

/** An event of a case, as it is published: which case it was, no more. */
export const inputSchema = z.object({ detail: z.object({ invoiceId: z.string() }) });

/** Keeps what is known of payers up to date with what happens to their invoices. */
export const createHandler =
  (deps: { readonly store: Store }) =>
  async ({ detail: { invoiceId } }: z.infer<typeof inputSchema>): Promise<{ invoiceId: string; payer: string }> => ({
    invoiceId,
    payer: await updatePayer(deps, invoiceId),
  });
