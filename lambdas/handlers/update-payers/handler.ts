import * as z from 'zod';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { followPayer } from '../../acts/follow-payer.ts';

/** An event of a case, as it is published: which case it was, no more. */
export const inputSchema = z.object({ detail: z.object({ invoiceId: z.string() }) });

/** Keeps what is known of payers, and whether they get credit, up to date with what happens to their invoices. */
export const createHandler =
  (deps: Deps) =>
  async ({ detail: { invoiceId } }: z.infer<typeof inputSchema>): Promise<{ invoiceId: string; payer: string }> => ({
    invoiceId,
    payer: await followPayer(deps, invoiceId),
  });
