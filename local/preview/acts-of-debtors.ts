import { addDays, type CivilDate } from '../../lambdas/domain/calendar/civil-date.ts';
import { firstOpening, localDate } from '../../lambdas/domain/calendar/send-window.ts';
import type { CallResult } from '../../lambdas/domain/call-result.ts';
import { caseTask } from '../../lambdas/domain/case/case-task.ts';
import { completeCall } from '../../lambdas/domain/case/complete-call.ts';
import { recordCreditNote } from '../../lambdas/domain/case/credit-note.ts';
import type { Decision } from '../../lambdas/domain/case/decision.ts';
import { openDispute } from '../../lambdas/domain/case/dispute.ts';
import { evolve } from '../../lambdas/domain/case/evolve.ts';
import { makeInstalmentPlan } from '../../lambdas/domain/case/instalment-plan.ts';
import { nextPauseDay } from '../../lambdas/domain/case/pause.ts';
import { makePromise } from '../../lambdas/domain/case/promise.ts';
import { recordPayment } from '../../lambdas/domain/case/record-payment.ts';
import { reversePayment } from '../../lambdas/domain/case/reverse-payment.ts';
import { settlePauses } from '../../lambdas/domain/case/settle-pauses.ts';
import type { Instalment, ReversalReason, TransactionalSubject } from '../../lambdas/domain/message/transactional.ts';
import type { CaseSituation } from '../../lambdas/acts/dunning-of-case.ts';
import { ImpossiblePreviewError } from './lead-case.ts';

/** A case after an act, and what the debtor is told because of it. */
export type Acted = CaseSituation & { readonly told: readonly TransactionalSubject[] };

/** Today, in the time zone of the policy. */
export const todayOf = ({ now, policy }: CaseSituation): CivilDate => localDate(now, policy.sendWindow.timeZone);

/** The same case on the first business day from so many days later on. */
export function later(situation: CaseSituation, days: number): CaseSituation {
  const now = firstOpening(addDays(todayOf(situation), days), situation.policy.sendWindow);
  return { ...situation, now };
}

function decided(situation: CaseSituation, what: string, decision: Decision): Acted {
  if (decision.kind !== 'accepted') throw new ImpossiblePreviewError(`${what} is ${JSON.stringify(decision)}`);
  const { facts, tell } = decision;
  const dunned = facts.reduce((before, fact) => evolve(before, fact, situation.now), situation.dunned);
  return { ...situation, dunned, told: tell.map(({ subject }) => subject) };
}

/** Money comes in; the debtor has his receipt for it. */
export function pay(situation: CaseSituation, amountMinor: number): Acted {
  const { dunned, policy, now } = situation;
  const today = todayOf(situation);
  const { amount, number } = dunned.invoice;
  const id = `bank-${number}-${dunned.payments.length + 1}`;
  const payment = { id, amount: { ...amount, amountMinor }, receivedOn: today };
  const paid = decided(situation, 'the payment', recordPayment(dunned, payment, { now, today, policy }));
  if (paid.told.length === 0) return paid;
  const receipt = { paymentId: id, messageId: id, messageKey: id };
  return { ...paid, dunned: evolve(paid.dunned, { type: 'ReceiptSent', data: receipt }, now) };
}

/** The last payment is taken back. */
export function reverse(situation: CaseSituation, reason: ReversalReason): Acted {
  const { dunned, policy, now } = situation;
  const today = todayOf(situation);
  const paymentId = dunned.payments.at(-1)?.id ?? '';
  const posted = { paymentId, reason, receivedOn: today };
  const moment = { now, today, policy, refunds: [] };
  return decided(situation, 'the reversal', reversePayment(dunned, `return-${paymentId}`, posted, moment));
}

/** The debtor promises an amount for a day, so many days ahead. */
export function promise(situation: CaseSituation, amountMinor: number, daysAhead: number): Acted {
  const { dunned, policy } = situation;
  const today = todayOf(situation);
  const posted = { amountMinor, promisedFor: addDays(today, daysAhead), by: 'accounting', channel: 'phone' as const };
  return decided(situation, 'the promise', makePromise(dunned, 'promise-1', posted, { today, policy }));
}

/** The debtor pays all that is owed in parts, on the first of each coming month. */
export function payInParts(situation: CaseSituation, amountsMinor: readonly number[]): Acted {
  const { dunned, policy } = situation;
  const today = todayOf(situation);
  const [year = 0, month = 0] = today.split('-').map(Number);
  const instalments = amountsMinor.map((amountMinor, index): Instalment => {
    const dueOn = new Date(Date.UTC(year, month + index, 1)).toISOString().slice(0, 10);
    return { amountMinor, dueOn };
  });
  return decided(situation, 'the plan', makeInstalmentPlan(dunned, 'plan-1', { instalments }, { today, policy }));
}

/** The debtor objects to a part of what is owed; a credit note may be expected, of more than that too. */
export function dispute(situation: CaseSituation, amountMinor: number, expectedCreditMinor?: number): Acted {
  const today = todayOf(situation);
  const posted = {
    reason: 'wrongPrice' as const,
    amountMinor,
    reviewOn: addDays(today, 120),
    ...(expectedCreditMinor !== undefined && { expectedCreditMinor }),
  };
  return decided(situation, 'the dispute', openDispute(situation.dunned, 'dispute-1', posted, today));
}

/** He is called, and that is what comes of it. */
export function call(situation: CaseSituation, answer: CallResult): Acted {
  const { dunned, now } = situation;
  const task = caseTask(dunned, now, { id: 'call-1', kind: 'call', dueOn: todayOf(situation), data: {} });
  return decided(situation, 'the call', completeCall(situation, task, answer, todayOf(situation)));
}

/** A credit note for a part of the invoice. */
export function credit(situation: CaseSituation, number: string, amountMinor: number): Acted {
  const { dunned, policy, now } = situation;
  const today = todayOf(situation);
  const posted = { number, amountMinor, reason: 'returned goods', issuedOn: today };
  return decided(situation, 'the credit note', recordCreditNote(dunned, posted, { now, today, policy }));
}

/** A debtor who was known to pay badly when the invoice was posted. */
export function knownToPayLate(situation: CaseSituation): CaseSituation {
  return { ...situation, dunned: { ...situation.dunned, payerGrade: 'bad' } };
}

/** Lets the days of promises and plans come, until the debtor is told something of that kind. */
export function waitFor(kind: TransactionalSubject['kind'], situation: CaseSituation): Acted {
  const day = nextPauseDay(situation.dunned);
  if (day === null) throw new ImpossiblePreviewError(`${situation.dunned.invoice.number} never comes to ${kind}`);
  const there = { ...situation, now: firstOpening(day, situation.policy.sendWindow) };
  const settled = decided(there, `the ${day}`, settlePauses(there));
  return settled.told.some((subject) => subject.kind === kind) ? settled : waitFor(kind, settled);
}
