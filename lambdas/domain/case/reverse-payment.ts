import * as z from 'zod';
import { type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { firstOpeningFrom } from '../calendar/send-window.ts';
import { plainText } from '../plain-text.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { reversalReasons, type Telling } from '../message/transactional.ts';
import type { Task } from '../task.ts';
import { actIdSchema } from './act-id.ts';
import { afterMoney } from './after-money.ts';
import { afterRise } from './after-rise.ts';
import { balanceMinor, type Case, isClosed } from './case.ts';
import { type CasePayment, principalPartMinor, type Reversal } from './case-money.ts';
import { accepted, type Decision, type Refused, refused, repeated } from './decision.ts';
import type { CaseFact } from './events.ts';
import { collectedStatus } from './invoice-status/collected-status.ts';
import { isAnswered } from './record-payment.ts';
import { isGivenAway } from './refund-task.ts';
import { reviewReversalTask } from './review-reversal.ts';
import { revivedBy } from './revive-agreements.ts';

/** POST /invoices/{id}/reversals. An `id` of the caller's makes it repeatable. */
export const reversalSchema = z.strictObject({
  id: actIdSchema.optional(),
  // That of a payment, or of a part that was allocated later.
  paymentId: plainText(160),
  reason: z.enum(reversalReasons),
  receivedOn: civilDateSchema,
});
export type PostedReversal = z.infer<typeof reversalSchema>;

type Moment = {
  readonly now: string;
  readonly today: CivilDate;
  readonly policy: DunningPolicy;
  /** The tasks that have offered what was too much of this payment, open or done. */
  readonly refunds: readonly Task[];
  /** What the debtor still has of it on no invoice; all that was too much unless told otherwise. */
  readonly leftMinor?: number;
};

/** A payment that was taken back, with its reversal. */
export type ReversedPayment = CasePayment & { readonly reversal: Reversal };

/**
 * The payment that the reversal of that id has taken back. Of a payment that was taken back as a whole it may be several
 * parts: the one asked for, then.
 */
export function findReversed(
  { payments }: Pick<Case, 'payments'>,
  reversalId: string,
  paymentId: string,
): ReversedPayment | undefined {
  const its = payments.filter((payment): payment is ReversedPayment => payment.reversal?.id === reversalId);
  return its.find(({ id }) => id === paymentId) ?? its[0];
}

/** The payment to reverse, or why it cannot be. */
function paymentOf(dunned: Case, { paymentId }: PostedReversal): CasePayment | Refused {
  const payment = dunned.payments.find(({ id }) => id === paymentId);
  if (!payment) return refused('paymentId', 'is not a payment of this invoice', 'paymentId');
  const { reversal } = payment;
  return reversal ? refused('reversed', `the payment was reversed before, by ${reversal.id}`) : payment;
}

function isSame({ id, reversal }: ReversedPayment, { paymentId, reason, receivedOn }: PostedReversal): boolean {
  return id === paymentId && reversal.reason === reason && reversal.on === receivedOn;
}

/** What a reversal does to the balance of its case. */
type Effect = {
  /** What was paid of the invoice and is owed again. */
  readonly paidMinor: number;
  /** A case that was closed as paid is open again. */
  readonly isReopened: boolean;
  /** So little is owed again that it stays given up as a small difference. */
  readonly isSmall: boolean;
};

function effectOf(dunned: Case, payment: CasePayment, policy: DunningPolicy): Effect {
  const paidMinor = principalPartMinor(payment);
  const isOwedAgain = dunned.status === 'paid' && paidMinor > 0;
  const owedMinor = balanceMinor(dunned) + dunned.smallDifferenceMinor + paidMinor;
  const isSmall = isOwedAgain && owedMinor < policy.settlementToleranceMinor;
  return { paidMinor, isReopened: isOwedAgain && !isSmall, isSmall };
}

/** All of it is taken back: what is on the invoice, what was too much, and what has settled the claim. */
function reversalFacts(
  { id: paymentId, amountMinor, excessMinor, claimMinor = 0 }: CasePayment,
  { id: reversalId, reason, on: receivedOn }: Reversal,
  run: number | undefined,
): CaseFact[] {
  const back = { reversalId, reason, receivedOn };
  const optional = {
    ...(excessMinor > 0 && { excessMinor }),
    ...(claimMinor > 0 && { claimMinor }),
    ...(run !== undefined && { run }),
  };
  const ofClaim = { ...back, claimPaymentId: paymentId, amountMinor: claimMinor };
  return [
    { type: 'PaymentReversed', data: { ...back, paymentId, amountMinor, ...optional } },
    ...(claimMinor > 0 ? [{ type: 'ClaimPaymentReversed' as const, data: ofClaim }] : []),
  ];
}

/**
 * What the debtor is told of a reversal, in the send hours: of a mistake of ours when he had a receipt for it, and of what
 * his bank or card has done when it is owed again and he has heard of us before.
 */
export function tellingOfReversal(
  dunned: Case,
  { amountMinor, receivedOn, isReceiptSent, reversal }: CasePayment,
  { now, policy }: Pick<Moment, 'now' | 'policy'>,
): Telling[] {
  if (!reversal) return [];
  const { id, reason } = reversal;
  const isOwed = !isClosed(dunned);
  const isOurs = reason === 'error';
  const isTold = isOurs ? isReceiptSent && (isOwed || dunned.status === 'paid') : isOwed && isAnswered(dunned);
  if (!isTold) return [];
  const subject = { kind: 'paymentReversed' as const, id, amountMinor, receivedOn, reason };
  return [{ subject, sendAt: firstOpeningFrom(now, policy.sendWindow) }];
}

/** Takes one payment of a case back under the reversal's id, which stands for that payment alone. */
export function reversePayment(dunned: Case, reversalId: string, posted: PostedReversal, moment: Moment): Decision {
  const known = findReversed(dunned, reversalId, posted.paymentId);
  if (!known) return takeBackPayment(dunned, reversalId, posted, moment);
  return isSame(known, posted)
    ? repeated
    : refused('reversalTaken', 'the id is taken by a reversal with other content');
}

/**
 * Takes all of what a payment is on a case back: the payer's bank or card has done so, or we had booked it by mistake.
 * What it had paid is owed again; a case it had closed is open again, at the stage it had reached, and rests for the
 * policy's gap. A case closed otherwise stays so, with a task for a person. Refuses as `reversed` what is taken back
 * already.
 */
export function takeBackPayment(dunned: Case, reversalId: string, posted: PostedReversal, moment: Moment): Decision {
  const payment = paymentOf(dunned, posted);
  if ('kind' in payment) return payment;
  const { today, policy, refunds, leftMinor } = moment;
  const { paidMinor, isReopened, isSmall } = effectOf(dunned, payment, policy);
  const isOpen = isReopened || !isClosed(dunned);
  const reversal: Reversal = { id: reversalId, reason: posted.reason, on: posted.receivedOn };
  const small: CaseFact[] = isSmall ? [{ type: 'SmallDifferenceClosed', data: { amountMinor: paidMinor } }] : [];
  const given = isGivenAway(payment, refunds, leftMinor);
  const isForPerson = !isOpen && dunned.status !== 'paid' && (paidMinor > 0 || payment.isReceiptSent);
  const review = { ...moment, isGivenAway: given };
  const withdrawn = reversalFacts(payment, reversal, isReopened ? dunned.run + 1 : undefined);
  const facts = [
    ...withdrawn,
    ...withdrawn.flatMap((fact) => (fact.type === 'PaymentReversed' ? collectedStatus(dunned, fact) : [])),
    ...small,
    ...(isOpen ? revivedBy(dunned, payment, reversal, { today, policy }) : []),
  ];
  const risen = afterRise(dunned, facts, moment);
  const lost = afterMoney(dunned, facts, { by: 'reversal', of: reversalId }, moment.now);
  return accepted([...facts, ...risen.facts, ...lost.facts], {
    raise: isForPerson || given ? [reviewReversalTask(dunned, payment, reversal, review)] : [],
    end: [
      ...refunds.flatMap(({ id, status }) => (status === 'open' ? [{ taskId: id, result: 'reversed' }] : [])),
      ...risen.end,
    ],
    tell: tellingOfReversal(isReopened ? { ...dunned, status: 'open' } : dunned, { ...payment, reversal }, moment),
  });
}
