import * as z from 'zod';
import { plainText } from '../plain-text.ts';
import { actIdSchema } from './act-id.ts';
import { balanceMinor, type Case, isClosed } from './case.ts';
import type { CasePayment } from './case-money.ts';
import type { CollectionEnd } from './collection/collection.ts';
import { endsOfMatter, standingMatter } from './collection/standing-matter.ts';
import { accepted, type Decision, refused } from './decision.ts';
import type { CaseFact } from './events.ts';
import { undoneWriteOff } from './write-off/write-off.ts';

/** POST /invoices/{id}/reopen. An `id` of the caller's makes it repeatable. */
export const reopeningSchema = z.strictObject({ id: actIdSchema.optional(), reason: plainText(500) });
export type Reopening = z.infer<typeof reopeningSchema>;

/** What has become of money that a cancellation has freed. */
export type FreedStanding = {
  readonly paymentId: string;
  /** Nobody has answered the task that offers it. */
  readonly isOpen: boolean;
  /** What of the payment the debtor still has on no invoice, in minor units. */
  readonly leftMinor: number;
};

/** What of a payment is put back on the invoice: what a cancellation had freed and is still there. */
function returnedOf({ id: paymentId, freed, reversal }: CasePayment, standing: readonly FreedStanding[]) {
  const its = standing.find((each) => each.paymentId === paymentId);
  if (!freed || reversal || !its?.isOpen) return [];
  return [{ paymentId, amountMinor: Math.min(freed.amountMinor, its.leftMinor), taskId: freed.taskId }];
}

/**
 * Undoes a cancellation, a write-off or a hand-over (`how` says why its matter ends: we recall it, or the collector is
 * done): the case is open again at the stage it had reached, in a new run,
 * and rests for the policy's gap. Money that the cancellation had freed is on the invoice again, as far as it was neither
 * refunded nor used for another one. What was paid is opened again by the reversal of the payment alone.
 */
export function reopenCase(
  dunned: Case,
  { reason }: Reopening,
  standing: readonly FreedStanding[] = [],
  how: CollectionEnd = 'recalled',
): Decision {
  if (!isClosed(dunned)) return refused('notClosed', `the case is not closed: ${dunned.status}`);
  if (dunned.status === 'paid') return refused('paid', 'the invoice is paid; a reversal of its payment opens it again');
  const back = dunned.payments.flatMap((payment) => returnedOf(payment, standing));
  const owedMinor = balanceMinor(dunned) - back.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (owedMinor <= 0) return refused('settled', 'nothing is owed any more');
  const returned = back.map(({ paymentId, amountMinor }) => ({ paymentId, amountMinor }));
  const data = { reason, run: dunned.run + 1, ...(returned.length > 0 && { returned }) };
  const before: CaseFact[] = standingMatter(dunned) ? [{ type: 'CollectionEnded', data: { how } }] : [];
  return accepted([...before, ...undoneWriteOff(dunned), { type: 'CaseReopened', data }], {
    end: [...back.map(({ taskId }) => ({ taskId, result: 'reopened' })), ...endsOfMatter(dunned, how)],
  });
}
