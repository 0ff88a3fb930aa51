import * as z from 'zod';
import { addDays, type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { firstOpeningFrom } from '../calendar/send-window.ts';
import { plainText } from '../plain-text.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { actIdSchema } from './act-id.ts';
import {
  agreementTask,
  brokenPromises,
  decisionDay,
  isBankReadPast,
  lateDaysOfLadder,
  putOffByDispute,
  putOffByInsolvency,
} from './agreement.ts';
import {
  coveredMinor,
  isCovered,
  missingMinor,
  receivedForMinor,
  standingAgreements,
  undisputedMinor,
} from './agreement-money.ts';
import { balanceMinor, type Case, isClosed } from './case.ts';
import { type Accepted, accepted, type Decision, type Refused, refused, repeated } from './decision.ts';
import { type PromiseToPay, promiseChannels } from './pause.ts';
import type { PauseDay } from './pause-day.ts';
import { isSameSaid, saidMarkOf } from './said-mark.ts';
import { refusalOfCrowd } from './standing-limit.ts';

/** POST /invoices/{id}/promises. The amount in minor units of the invoice's currency; `by` is who promised. */
export const promiseSchema = z.strictObject({
  id: actIdSchema.optional(),
  amountMinor: z.int().min(1),
  promisedFor: civilDateSchema,
  by: plainText(200),
  channel: z.enum(promiseChannels),
});
export type PostedPromise = z.infer<typeof promiseSchema>;

/** Nothing is asked for while a promise stands: whoever needs longer needs instalments, or another due date. */
const mostDaysAhead = 180;

/** The promise of that id, whether it stands or has ended. */
export function findPromise({ pauses }: Pick<Case, 'pauses'>, promiseId: string): PromiseToPay | undefined {
  return pauses.find((pause): pause is PromiseToPay => pause.kind === 'promise' && pause.id === promiseId);
}

function isSame(known: PromiseToPay, { amountMinor, promisedFor, channel }: PostedPromise, saidMark: string): boolean {
  const isAsked = known.amountMinor === amountMinor && known.promisedFor === promisedFor && known.channel === channel;
  return isAsked && isSameSaid(known.saidMark, saidMark);
}

/** Why a new promise cannot be taken as the case stands; undefined when it can. */
function refusalOf(dunned: Case, { amountMinor, promisedFor }: PostedPromise, today: CivilDate): Refused | undefined {
  if (isClosed(dunned)) return refused('closed', `the case is closed already: ${dunned.status}`);
  if (promisedFor < today) return refused('promisedFor', 'is in the past', 'promisedFor');
  const latest = addDays(today, mostDaysAhead);
  if (promisedFor > latest)
    return refused('promisedFor', `is after ${latest}: ${mostDaysAhead} days ahead at most`, 'promisedFor');
  const standing = dunned.pauses.filter(({ end }) => end === null);
  if (standing.some(({ kind }) => kind === 'instalmentPlan'))
    return refused('planStands', 'what is owed is paid in instalments, by a plan that stands');
  const balance = balanceMinor(dunned);
  if (amountMinor > balance) return refused('amountMinor', `is more than the balance, ${balance}`, 'amountMinor');
  const promised = standingAgreements(dunned).reduce((sum, each) => sum + coveredMinor(each, dunned), 0);
  return amountMinor + promised > balance
    ? refused('amountMinor', `with the ${promised} promised before is more than the balance, ${balance}`, 'amountMinor')
    : refusalOfCrowd(dunned);
}

type PromiseMoment = {
  readonly today: CivilDate;
  readonly policy: DunningPolicy;
  /** How many promises the debtor has broken on all of his invoices, as far as it was counted; none unless told. */
  readonly brokenByDebtor?: number;
};

/**
 * Takes up what the debtor promises to pay, and confirms it to him in writing. What he has not promised goes on being
 * dunned. It is decided on the first business day after the policy's grace whether he kept it; where the policy says so,
 * one who has broken a promise before, for whatever invoice, gets no grace. What is counted of the debtor may lag behind
 * his cases by a moment, so what the case itself knows counts too.
 */
export function makePromise(
  dunned: Case,
  promiseId: string,
  posted: PostedPromise,
  { today, policy, brokenByDebtor = 0 }: PromiseMoment,
): Decision {
  const known = findPromise(dunned, promiseId);
  const { amountMinor, promisedFor, by, channel } = posted;
  const saidMark = saidMarkOf(dunned.id, `promise-${promiseId}`, { by });
  if (known) {
    return isSame(known, posted, saidMark)
      ? repeated
      : refused('promiseTaken', 'the id is taken by a promise with other content');
  }
  const refusal = refusalOf(dunned, posted, today);
  if (refusal) return refusal;
  const broken = Math.max(brokenPromises(dunned), brokenByDebtor);
  const isGraceSkipped = policy.skipsGraceAfterBrokenPromise && broken > 0;
  const deadline = addDays(promisedFor, isGraceSkipped ? 0 : policy.promiseGraceDays);
  const until = decisionDay(deadline, policy);
  const data = { promiseId, amountMinor, promisedFor, channel, deadline, until, saidMark };
  return accepted([{ type: 'PromiseMade', data }], {
    tell: [{ subject: { kind: 'promiseConfirmed', id: promiseId, amountMinor, promisedFor } }],
    notes: [{ id: `promise-${promiseId}`, said: { by } }],
  });
}

/**
 * A promise's day has come: kept or broken, by payments alone. All that came in while it stood counts for it then, so one
 * who has paid as much as he promised in time has not broken it, whatever the money was for. (Before its day it is kept
 * at once only by money that shows it, see settlementOf; and until it is decided it covers what was promised.) Broken, the
 * debtor is told and called. While nobody has read the bank to the end of its time, that is left to the next business day;
 * while a dispute covers what is missing, or the debtor is in insolvency, to a later one.
 */
export function decidePromise(promise: PromiseToPay, day: PauseDay): Accepted {
  const { dunned, policy, now, today } = day;
  const { id: promiseId, amountMinor, promisedFor, deadline } = promise;
  const missing = missingMinor(promise, dunned);
  if (isCovered(missing, policy)) return accepted([{ type: 'PromiseKept', data: { promiseId } }]);
  const isRead = isBankReadPast(deadline, day);
  const putOff =
    putOffByInsolvency(day) ?? (isRead ? putOffByDispute(missing, deadline, day) : decisionDay(today, policy));
  if (putOff !== null) return accepted([{ type: 'PromiseDecisionPutOff', data: { promiseId, until: putOff } }]);
  const receivedMinor = receivedForMinor(promise, dunned);
  const { currency } = dunned.invoice.amount;
  const call = agreementTask('call', promise, day, {
    why: 'promiseBroken',
    promised: { amountMinor, currency },
    promisedFor,
    received: { amountMinor: receivedMinor, currency },
    missing: { amountMinor: Math.min(missing, undisputedMinor(dunned)), currency },
    brokenPromises: brokenPromises(dunned) + 1,
  });
  const data = { promiseId, receivedMinor, taskId: call.id, lateDays: lateDaysOfLadder(day) };
  const subject = { kind: 'promiseBroken' as const, id: promiseId, amountMinor, promisedFor, receivedMinor };
  return accepted([{ type: 'PromiseBroken', data }], {
    raise: [call],
    tell: [{ subject, sendAt: firstOpeningFrom(now, policy.sendWindow) }],
  });
}

/** Ends a promise early, as if it had not been made: the ladder goes on where it stands. Ended, it stays so. */
export function withdrawPromise(dunned: Case, promiseId: string): Decision {
  const promise = findPromise(dunned, promiseId);
  if (!promise) return refused('unknown', `there is no promise ${promiseId}`);
  return promise.end
    ? repeated
    : accepted([{ type: 'PauseLifted', data: { pauseKind: 'promise', pauseId: promiseId } }]);
}
