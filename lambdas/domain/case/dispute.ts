import * as z from 'zod';
import { addDays, type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { plainText } from '../debtor.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { latestDate } from '../invoice-dates.ts';
import { type Task, taskIdOf } from '../task.ts';
import { actIdSchema } from './act-id.ts';
import { caseTask } from './case-task.ts';
import { balanceMinor, type Case, isClosed, moneyOf } from './case.ts';
import { type Accepted, accepted, type Decision, type Refused, refused, repeated } from './decision.ts';
import { disputeRestOf } from './dispute-money.ts';
import type { PauseDay } from './pause-day.ts';
import { type Dispute, disputeReasons } from './pause.ts';
import { settlementOf } from './settlement.ts';

const amountMinor = z.int().min(1);

/** POST /invoices/{id}/disputes. Without an amount, all of what is owed is disputed. Amounts in minor units. */
export const disputeSchema = z.strictObject({
  id: actIdSchema.optional(),
  reason: z.enum(disputeReasons),
  amountMinor: amountMinor.optional(),
  comment: plainText(1000).optional(),
  owner: plainText(100).optional(),
  reviewOn: civilDateSchema.refine((date) => date <= latestDate, `is after ${latestDate}`),
  expectedCreditMinor: amountMinor.optional(),
});
export type PostedDispute = z.infer<typeof disputeSchema>;

/** POST /invoices/{id}/disputes/{disputeId}/resolution. Accepted in part, the part is named. */
export const resolutionSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('rejected'), comment: plainText(1000).optional() }),
  z.strictObject({
    outcome: z.literal('accepted'),
    creditMinor: amountMinor.optional(),
    comment: plainText(1000).optional(),
  }),
  z.strictObject({ outcome: z.literal('partly'), creditMinor: amountMinor, comment: plainText(1000).optional() }),
]);
export type Resolution = z.infer<typeof resolutionSchema>;

/** Days between two looks at a dispute that nobody has resolved. */
const reviewDays = 7;

/** The dispute of that id, whether it stands or is resolved. */
export function findDispute({ pauses }: Pick<Case, 'pauses'>, disputeId: string): Dispute | undefined {
  return pauses.find((pause): pause is Dispute => pause.kind === 'dispute' && pause.id === disputeId);
}

function isSame(known: Dispute, posted: PostedDispute): boolean {
  return (
    known.reason === posted.reason &&
    known.disputedMinor === (posted.amountMinor ?? null) &&
    known.reviewOn === posted.reviewOn &&
    known.expectedCreditMinor === (posted.expectedCreditMinor ?? 0) &&
    known.owner === posted.owner
  );
}

/** Takes up what the debtor objects to. Nothing is sent for it; what he does not object to goes on being dunned. */
export function openDispute(dunned: Case, disputeId: string, posted: PostedDispute, today: CivilDate): Decision {
  const known = findDispute(dunned, disputeId);
  if (known) {
    return isSame(known, posted)
      ? repeated
      : refused('disputeTaken', 'the id is taken by a dispute with other content');
  }
  if (isClosed(dunned)) return refused('closed', `the case is closed already: ${dunned.status}`);
  const { reason, amountMinor: disputedMinor = null, expectedCreditMinor = 0, reviewOn, owner, comment } = posted;
  const balance = balanceMinor(dunned);
  if (disputedMinor !== null && disputedMinor > balance)
    return refused('amountMinor', `is more than the balance, ${balance}`, 'amountMinor');
  if (expectedCreditMinor > balance)
    return refused('expectedCreditMinor', `is more than the balance, ${balance}`, 'expectedCreditMinor');
  if (reviewOn <= today) return refused('reviewOn', 'is not after today', 'reviewOn');
  const data = { disputeId, reason, disputedMinor, expectedCreditMinor, reviewOn, ...(owner && { owner }) };
  return accepted([{ type: 'DisputeOpened', data }], {
    notes: comment === undefined ? [] : [{ id: `dispute-${disputeId}`, said: { comment } }],
  });
}

/** Its review date has come: a person is asked, once, and it goes on pausing until he decides. */
export function reviewDispute(dispute: Dispute, { dunned, now, today }: PauseDay): Accepted {
  const { id: disputeId, reason, reviewOn, owner } = dispute;
  const taskId = dispute.taskId ?? taskIdOf('reviewDispute', dunned.id, disputeId, dunned.revision);
  const task: Task = caseTask(dunned, now, {
    id: taskId,
    kind: 'reviewDispute',
    dueOn: today,
    data: {
      disputeId,
      reason,
      disputed: moneyOf(dunned, Math.min(disputeRestOf(dispute, dunned).disputedMinor, balanceMinor(dunned))),
      reviewOn,
      ...(owner && { owner }),
    },
  });
  const fact = { type: 'DisputeReviewed' as const, data: { disputeId, until: addDays(today, reviewDays), taskId } };
  return accepted([fact], { raise: dispute.taskId === null ? [task] : [] });
}

/** How much a resolution takes off the balance, in minor units; or why it cannot. */
function creditOf(dunned: Case, dispute: Dispute, resolution: Resolution): number | Refused {
  if (resolution.outcome === 'rejected') return 0;
  const balance = balanceMinor(dunned);
  const disputed = Math.min(disputeRestOf(dispute, dunned).disputedMinor, balance);
  const creditMinor = resolution.creditMinor ?? disputed;
  if (creditMinor > balance) return refused('creditMinor', `is more than the balance, ${balance}`, 'creditMinor');
  if (resolution.outcome === 'partly' && creditMinor >= disputed)
    return refused('creditMinor', `is all of the ${disputed} in dispute: that is accepted, not partly`, 'creditMinor');
  return creditMinor;
}

/**
 * A person decides a dispute. Rejected, the ladder resumes where it stood, after the policy's gap; accepted in whole or in
 * part, the credit is off the balance at once, and the credit note that comes later confirms it.
 */
export function resolveDispute(
  dunned: Case,
  disputeId: string,
  resolution: Resolution,
  policy: DunningPolicy,
): Decision {
  const dispute = findDispute(dunned, disputeId);
  if (!dispute) return refused('unknown', `there is no dispute ${disputeId}`);
  const { outcome, comment } = resolution;
  if (dispute.end) {
    const isSame = dispute.end.how === outcome && isSameCredit(dispute, resolution);
    return isSame ? repeated : refused('resolved', `the dispute was resolved before: ${dispute.end.how}`);
  }
  if (isClosed(dunned)) return refused('closed', `the case is closed already: ${dunned.status}`);
  const creditMinor = creditOf(dunned, dispute, resolution);
  if (typeof creditMinor !== 'number') return creditMinor;
  const { facts, end, isSettled } = settlementOf(dunned, { reducedMinor: creditMinor, paidMinor: 0 }, policy);
  const { taskId } = dispute;
  const answered = taskId !== null && !isSettled ? [{ taskId, result: outcome }] : [];
  const resolved = { type: 'DisputeResolved' as const, data: { disputeId, outcome, creditMinor } };
  return accepted([resolved, ...facts], {
    end: [...end, ...answered],
    notes:
      comment === undefined ? [] : [{ id: `dispute-${disputeId}/resolution-${dunned.revision}`, said: { comment } }],
  });
}

function isSameCredit({ creditMinor }: Dispute, resolution: Resolution): boolean {
  return resolution.outcome === 'rejected' || (resolution.creditMinor ?? creditMinor) === creditMinor;
}
