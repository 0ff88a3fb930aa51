import { addDays } from '../calendar/civil-date.ts';
import { firstOpening, localDate } from '../calendar/send-window.ts';
import type { Debtor } from '../debtor.ts';
import { holdsInForce } from '../debtor/debtor-hold.ts';
import { unappliedMinor } from '../debtor/unapplied-money.ts';
import { barringInsolvency } from '../insolvency/insolvency.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import {
  debtorHoldSentence,
  doNotWriteSentence,
  insolvencySentence,
  openReplySentence,
  replySentence,
  unappliedMoneySentence,
} from './blocker-sentence.ts';
import { halfAnHourAfter, nextReview } from './blocker-review.ts';
import type { Blocker } from './blocker.ts';
import type { Case } from './case.ts';
import { demandableMinor } from './demandable.ts';
import type { Step } from './ladder.ts';

/** What of a debtor decides whether he is written to. */
export type DebtorStanding = Pick<
  Debtor,
  | 'lastContactAt'
  | 'lostContactAt'
  | 'contactDays'
  | 'holds'
  | 'insolvencies'
  | 'replies'
  | 'doNotWrite'
  | 'unapplied'
  | 'outOfService'
> &
  Partial<Pick<Debtor, 'kind' | 'emails' | 'owner' | 'erasedAt'>>;

type Situation = {
  readonly dunned: Case;
  readonly debtor: DebtorStanding;
  readonly policy: DunningPolicy;
  readonly now: string;
};

/**
 * A debtor in insolvency is dunned no more, whatever the stage, and once it is over, not for what is older: somebody looks
 * again each month.
 */
export function insolvencyBlockers({ dunned, debtor, now }: Pick<Situation, 'dunned' | 'debtor' | 'now'>): Blocker[] {
  const insolvency = barringInsolvency(debtor, dunned.invoice);
  if (!insolvency) return [];
  const message = insolvencySentence(insolvency);
  return [{ code: 'insolvency', message, until: nextReview(insolvency.end?.at ?? insolvency.since, now) }];
}

/** What people want nothing sent to the debtor for, until its day: it stops all his cases. */
export function debtorBlockers({ debtor, policy, now }: Situation): Blocker[] {
  return holdsInForce(debtor, localDate(now, policy.sendWindow.timeZone)).map((hold) => ({
    code: 'debtorHold',
    message: debtorHoldSentence(hold),
    until: firstOpening(hold.until, policy.sendWindow),
  }));
}

/**
 * A debtor who has answered hears nothing for some business days, however many have read it. A formal notice never leaves
 * by itself as long as nobody has seen to what he wrote: that has a date to look again, and ends with the task.
 */
export function replyBlockers(step: Step, { debtor: { replies = [] }, policy, now }: Situation): Blocker[] {
  const since = replies.map((reply) => reply.since).toSorted()[0];
  if (since !== undefined && step === 'legalEscalation')
    return [{ code: 'reply', message: openReplySentence(step), until: nextReview(since, now) }];
  const today = localDate(now, policy.sendWindow.timeZone);
  const last = replies
    .map(({ until }) => until)
    .toSorted()
    .at(-1);
  if (last === undefined || today >= last) return [];
  return [{ code: 'reply', message: replySentence(last), until: firstOpening(last, policy.sendWindow) }];
}

/** Money of the debtor's that would cover the case: asking for it would be wrong. A person allocates it, or pays it back. */
export function unappliedBlockers({ dunned, debtor, policy, now }: Situation): Blocker[] {
  const { currency } = dunned.invoice.amount;
  const unapplied = unappliedMinor(debtor, currency);
  const demandable = demandableMinor(dunned, localDate(now, policy.sendWindow.timeZone));
  if (demandable === 0 || unapplied < demandable) return [];
  const since = debtor.unapplied?.map((money) => money.since).toSorted()[0] ?? now;
  return [
    { code: 'unappliedMoney', message: unappliedMoneySentence(unapplied, currency), until: nextReview(since, now) },
  ];
}

/**
 * A debtor whom nobody is to write to is called instead. The stage waits for that: until it is due, then until the person
 * who was asked has called, with a date to look again. A decision writes nothing, so it does not wait.
 */
export function doNotWriteBlocker(
  step: Step,
  dueFrom: string,
  { dunned, debtor, policy, now }: Situation,
): (Blocker & { until: string }) | undefined {
  if (!debtor.doNotWrite || step === 'legalDecision') return undefined;
  const { stageCall, cycle, invoice } = dunned;
  const asked = stageCall?.stage === step && stageCall.cycle === cycle ? stageCall : undefined;
  const message = doNotWriteSentence(step, asked !== undefined);
  if (dueFrom > now) return { code: 'doNotWrite', message, until: dueFrom };
  // Nobody calls before the due date: that notice is dropped with it.
  if (step === 'courtesyNotice')
    return { code: 'doNotWrite', message, until: firstOpening(addDays(invoice.dueDate, 1), policy.sendWindow) };
  return { code: 'doNotWrite', message, until: asked ? nextReview(asked.at, now) : halfAnHourAfter(now) };
}
