import * as z from 'zod';
import { plainText } from '../debtor.ts';
import { type Case, isClosed } from './case.ts';
import { accepted, type Decision, refused, repeated } from './decision.ts';
import { endsOfTasks } from './settlement.ts';

/** POST /invoices/{id}/cancel */
export const cancelSchema = z.strictObject({ reason: plainText(500) });

/** Ends dunning because the invoice should not be paid at all. A canceled invoice stays canceled. */
export function cancelInvoice(dunned: Case, { reason }: z.infer<typeof cancelSchema>): Decision {
  if (dunned.status === 'canceled') return repeated;
  if (isClosed(dunned)) return refused('closed', `the case is closed already: ${dunned.status}`);
  return accepted([{ type: 'InvoiceCanceled', data: { reason } }], { end: endsOfTasks(dunned, 'canceled') });
}
