import * as z from 'zod';
import { addDays, type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { plainText } from '../plain-text.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { latestDate } from '../invoice-dates.ts';
import { type Task, taskIdOf } from '../task.ts';
import { actIdSchema } from './act-id.ts';
import { caseTask } from './case-task.ts';
import { balanceMinor, type Case, isClosed, moneyOf } from './case.ts';
import { type Accepted, accepted, type Decision, type Refused, refused, repeated } from './decision.ts';
import { disputeRestOf, namedMinorOf } from './dispute-money.ts';
import type { PauseDay } from './pause-day.ts';
import { disputeReasons } from './dispute-reason.ts';
import { type Dispute } from './pause.ts';
import { isSameSaid, saidMarkOf } from './said-mark.ts';
import { settlementOf } from './settlement.ts';
import { refusalOfCrowd } from './standing-limit.ts';

const amountMinor = z.int().min(1);

/** POST /invoices/{id}/disputes. Without an amount, all of what is owed is disputed. Amounts in minor units. */
export const disputeSchema = z.strictObject({
  id: actIdSchema.optional(),
  reason: z.enum(disputeReasons),
  amountMinor: amountMinor.optional(),
  comment: plainText(1000).optional(),
  owner: plainText(100).optional(),
  reviewOn: civilDateSchema.refine((date) => date <= latestDate, `is after ${latestDate}`),
  expectedCreditMinor: amountMinor
    .optional()
    .describe(
      'A credit note that is expected, as a rule for what is disputed. Demands leave out the larger of the two until it comes or its date, `reviewOn`, passes; once the dispute is accepted, what of it has not been credited, until that date.',
    ),
});
export type PostedDispute = z.infer<typeof disputeSchema>;

/** POST /invoices/{id}/disputes/{disputeId}/resolution. Accepted in part, the part is named. */
export const resolutionSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('rejected'), comment: plainText(1000).optional() }),
  z.strictObject({
    outcome: z.literal('accepted'),
    creditMinor: amountMinor
      .optional()
      .describe('The credit for the dispute as a whole, with what credit notes about it have taken off already.'),
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

function isSame(known: Dispute, posted: PostedDispute, saidMark: string): boolean {
  return (
    known.reason === posted.reason &&
    known.disputedMinor === (posted.amountMinor ?? null) &&
    known.reviewOn === posted.reviewOn &&
    known.expectedCreditMinor === (posted.expectedCreditMinor ?? 0) &&
    known.owner === posted.owner &&
    isSameSaid(known.saidMark, saidMark)
  );
}

/** Takes up what the debtor objects to. Nothing is sent for it; what he does not object to goes on being dunned. */
export function openDispute(dunned: Case, disputeId: string, posted: PostedDispute, today: CivilDate): Decision {
  const known = findDispute(dunned, disputeId);
  const saidMark = saidMarkOf(dunned.id, `dispute-${disputeId}`, { comment: posted.comment });
  if (known) {
    return isSame(known, posted, saidMark)
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
  const crowd = refusalOfCrowd(dunned);
  if (crowd) return crowd;
  const data = { disputeId, reason, disputedMinor, expectedCreditMinor, reviewOn, ...(owner && { owner }), saidMark };
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
    ...(owner && { owner }),
    data: {
      disputeId,
      reason,
      disputed: moneyOf(dunned, Math.min(disputeRestOf(dispute, dunned).disputedMinor, balanceMinor(dunned))),
      reviewOn,
    },
  });
  const fact = { type: 'DisputeReviewed' as const, data: { disputeId, until: addDays(today, reviewDays), taskId } };
  return accepted([fact], { raise: dispute.taskId === null ? [task] : [] });
}

/** What a resolution takes off the balance, in minor units, and what of it credit notes had taken off before. */
type Credit = { readonly creditMinor: number; readonly creditedBeforeMinor: number };

/**
 * What a resolution takes off the balance; or why it cannot. It names the credit for the dispute as a whole: what credit
 * notes about it have taken off already is part of that, and not taken off again.
 */
function creditOf(dunned: Case, dispute: Dispute, resolution: Resolution): Credit | Refused {
  if (resolution.outcome === 'rejected') return { creditMinor: 0, creditedBeforeMinor: 0 };
  const namedMinor = namedMinorOf(dispute, dunned);
  const openMinor = Math.min(disputeRestOf(dispute, dunned).disputedMinor, balanceMinor(dunned));
  const disputed = namedMinor + openMinor;
  const askedMinor = resolution.creditMinor;
  if (askedMinor === undefined) return { creditMinor: openMinor, creditedBeforeMinor: 0 };
  if (askedMinor > disputed)
    return refused('creditMinor', `is more than what is in dispute and owed, ${disputed}`, 'creditMinor');
  if (resolution.outcome === 'partly' && askedMinor === disputed)
    return refused('creditMinor', `is all of the ${disputed} in dispute: that is accepted, not partly`, 'creditMinor');
  const creditMinor = Math.max(0, askedMinor - namedMinor);
  return { creditMinor, creditedBeforeMinor: askedMinor - creditMinor };
}

function isSameResolution(
  { end, creditMinor, creditedBeforeMinor = 0, resolutionMark }: Dispute,
  resolution: Resolution,
  mark: string,
): boolean {
  if (end?.how !== resolution.outcome || !isSameSaid(resolutionMark, mark)) return false;
  if (resolution.outcome === 'rejected' || resolution.creditMinor === undefined) return true;
  return resolution.creditMinor === creditMinor + creditedBeforeMinor;
}

/**
 * A person decides a dispute. Rejected, the ladder resumes where it stood, after the policy's gap; accepted in whole or in
 * part, the credit is off the balance at once, and the credit note that comes later confirms it. One that came before has
 * taken it off already.
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
  const saidMark = saidMarkOf(dunned.id, `dispute-${disputeId}/resolution`, { comment });
  if (dispute.end) {
    return isSameResolution(dispute, resolution, saidMark)
      ? repeated
      : refused('resolved', `the dispute was resolved before: ${dispute.end.how}`);
  }
  if (isClosed(dunned)) return refused('closed', `the case is closed already: ${dunned.status}`);
  const credit = creditOf(dunned, dispute, resolution);
  if ('kind' in credit) return credit;
  const { creditMinor, creditedBeforeMinor } = credit;
  const { facts, end, isSettled } = settlementOf(dunned, { reducedMinor: creditMinor, paidMinor: 0 }, policy);
  const { taskId } = dispute;
  const answered = taskId !== null && !isSettled ? [{ taskId, result: outcome }] : [];
  const data = { disputeId, outcome, creditMinor, ...(creditedBeforeMinor > 0 && { creditedBeforeMinor }), saidMark };
  return accepted([{ type: 'DisputeResolved', data }, ...facts], {
    end: [...end, ...answered],
    notes:
      comment === undefined ? [] : [{ id: `dispute-${disputeId}/resolution-${dunned.revision}`, said: { comment } }],
  });
}
