import * as z from 'zod';
import { type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { plainText } from '../plain-text.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { latestDate } from '../invoice-dates.ts';
import { actIdSchema } from './act-id.ts';
import { balanceMinor, type Case, isClosed } from './case.ts';
import { afterRise } from './after-rise.ts';
import { accepted, type Decision, refused } from './decision.ts';
import type { CaseFact } from './events.ts';
import { findDispute } from './dispute.ts';
import { unconfirmedMinorOf } from './dispute-money.ts';
import { refusalOfCrowd } from './standing-limit.ts';

/** POST /invoices/{id}/disputes/{disputeId}/reopen. An `id` of the caller's makes it repeatable. */
export const disputeReopeningSchema = z.strictObject({
  id: actIdSchema.optional(),
  reason: plainText(500),
  reviewOn: civilDateSchema.refine((date) => date <= latestDate, `is after ${latestDate}`),
});
export type DisputeReopening = z.infer<typeof disputeReopeningSchema>;

/**
 * Undoes the resolution of a dispute: it stands again until a person decides. What the resolution had taken off the
 * balance is owed again, but for what a credit note has confirmed; a case it had closed is open again, in a new run.
 */
export function reopenDispute(
  dunned: Case,
  disputeId: string,
  { reason, reviewOn }: DisputeReopening,
  { now, today, policy }: { readonly now: string; readonly today: CivilDate; readonly policy: DunningPolicy },
): Decision {
  const dispute = findDispute(dunned, disputeId);
  if (!dispute) return refused('unknown', `there is no dispute ${disputeId}`);
  if (!dispute.end) return refused('notResolved', 'the dispute is not resolved');
  if (reviewOn <= today) return refused('reviewOn', 'is not after today', 'reviewOn');
  const crowd = refusalOfCrowd(dunned);
  if (crowd) return crowd;
  // What a person has closed is opened again by an act of its own.
  const isSettled = isClosed(dunned) && balanceMinor(dunned) <= 0 && unconfirmedMinorOf(dispute) > 0;
  if (isClosed(dunned) && !isSettled) return refused('closed', `the case is closed already: ${dunned.status}`);
  const run = isSettled ? { run: dunned.run + 1 } : {};
  const reopened: CaseFact = { type: 'DisputeReopened', data: { disputeId, reason, until: reviewOn, ...run } };
  const { facts, end } = afterRise(dunned, [reopened], { now, policy });
  return accepted([reopened, ...facts], { end });
}
