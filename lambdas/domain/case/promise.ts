import * as z from 'zod';
import { addDays, type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { firstOpeningFrom } from '../calendar/send-window.ts';
import { plainText } from '../debtor.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { actIdSchema } from './act-id.ts';
import { agreementTask, brokenPromises, decisionDay, isBankReadPast, lateDaysOfLadder } from './agreement.ts';
import { balanceMinor, type Case, isClosed } from './case.ts';
import { type Accepted, accepted, type Decision, type Refused, refused, repeated } from './decision.ts';
import { type PromiseToPay, promiseChannels } from './pause.ts';
import type { PauseDay } from './pause-day.ts';
import { missingMinor, receivedForMinor } from './pause-money.ts';

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

function isSame(known: PromiseToPay, { amountMinor, promisedFor, channel }: PostedPromise): boolean {
  return known.amountMinor === amountMinor && known.promisedFor === promisedFor && known.channel === channel;
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
  const promised = standing.reduce((sum, each) => sum + (each.kind === 'promise' ? missingMinor(each, dunned) : 0), 0);
  return amountMinor + promised > balance
    ? refused('amountMinor', `with the ${promised} promised before is more than the balance, ${balance}`, 'amountMinor')
    : undefined;
}

/**
 * Takes up what the debtor promises to pay, and confirms it to him in writing. What he has not promised goes on being
 * dunned. It is decided on the first business day after the policy's grace whether he kept it.
 */
export function makePromise(
  dunned: Case,
  promiseId: string,
  posted: PostedPromise,
  { today, policy }: { readonly today: CivilDate; readonly policy: DunningPolicy },
): Decision {
  const known = findPromise(dunned, promiseId);
  if (known) {
    return isSame(known, posted)
      ? repeated
      : refused('promiseTaken', 'the id is taken by a promise with other content');
  }
  const refusal = refusalOf(dunned, posted, today);
  if (refusal) return refusal;
  const { amountMinor, promisedFor, by, channel } = posted;
  const isGraceSkipped = policy.skipsGraceAfterBrokenPromise && brokenPromises(dunned) > 0;
  const deadline = addDays(promisedFor, isGraceSkipped ? 0 : policy.promiseGraceDays);
  const until = decisionDay(deadline, policy);
  return accepted([{ type: 'PromiseMade', data: { promiseId, amountMinor, promisedFor, channel, deadline, until } }], {
    tell: [{ subject: { kind: 'promiseConfirmed', id: promiseId, amountMinor, promisedFor } }],
    notes: [{ id: `promise-${promiseId}`, said: { by } }],
  });
}

/**
 * A promise's day has come: kept or broken, by what came in for it alone. Broken, the debtor is told and called. While
 * nobody has read the bank to the end of its time, that is left to the next business day.
 */
export function decidePromise(promise: PromiseToPay, day: PauseDay): Accepted {
  const { dunned, policy, now, today } = day;
  const { id: promiseId, amountMinor, promisedFor, deadline } = promise;
  if (missingMinor(promise, dunned) === 0) return accepted([{ type: 'PromiseKept', data: { promiseId } }]);
  if (!isBankReadPast(deadline, day)) {
    const data = { promiseId, until: decisionDay(today, policy) };
    return accepted([{ type: 'PromiseDecisionPutOff', data }]);
  }
  const receivedMinor = receivedForMinor(promise, dunned);
  const { currency } = dunned.invoice.amount;
  const call = agreementTask('call', promise, day, {
    why: 'promiseBroken',
    promised: { amountMinor, currency },
    promisedFor,
    received: { amountMinor: receivedMinor, currency },
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
