import * as z from 'zod';
import { plainText } from '../debtor.ts';
import { actIdSchema } from './act-id.ts';
import { balanceMinor, type Case, isClosed } from './case.ts';
import { accepted, type Decision, refused } from './decision.ts';

/** POST /invoices/{id}/reopen. An `id` of the caller's makes it repeatable. */
export const reopeningSchema = z.strictObject({ id: actIdSchema.optional(), reason: plainText(500) });
export type Reopening = z.infer<typeof reopeningSchema>;

/**
 * Undoes a cancellation, a write-off or a hand-over: the case is open again at the stage it had reached, in a new run,
 * and rests for the policy's gap. What was paid is opened again by the reversal of the payment alone.
 */
export function reopenCase(dunned: Case, { reason }: Reopening): Decision {
  if (!isClosed(dunned)) return refused('notClosed', `the case is not closed: ${dunned.status}`);
  if (dunned.status === 'paid') return refused('paid', 'the invoice is paid; a reversal of its payment opens it again');
  if (balanceMinor(dunned) <= 0) return refused('settled', 'nothing is owed any more');
  return accepted([{ type: 'CaseReopened', data: { reason, run: dunned.run + 1 } }]);
}
