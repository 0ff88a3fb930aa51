import { localDate, openingOn } from '../calendar/send-window.ts';
import { contentHash } from '../canonical-json.ts';
import type { Circumstances } from '../circumstances/circumstances.ts';
import type { Debtor } from '../debtor.ts';
import { type DunningPolicy, type Stage, stages } from '../dunning-policy.ts';
import { assess, type Assessment } from './assess.ts';
import type { Case } from './case.ts';
import { isCircumstance, nextDaysOpening } from './circumstance-blockers.ts';
import { evolve } from './evolve.ts';
import { noticeSent } from './evolve-notices.ts';
import type { Step } from './ladder.ts';
import { lateDaysAt, lateDaysOfPending } from './lateness.ts';
import { isPausing } from './pause-blockers.ts';

const dayMs = 86_400_000;

/** Where the ladder is entered: a stage, the legal decision, the wait for it, or a pause. */
type Entry = Stage | 'legalDecision' | 'decisionPending' | 'resumption';
export const waits = [...stages, 'legalDecision', 'decisionReview', 'resumption'] as const;
export type Wait = (typeof waits)[number];

/** Where the ladder is entered, and the instant at which each of its waits ends. */
export type Waits = {
  readonly stage: Entry;
  readonly at: Readonly<Record<Wait, string>>;
  /** It waits for what may end on any day: asking again on the next one is no turning in circles. */
  readonly isLookedAtDaily?: true;
};

/** Minutes after the opening at which a debtor's notices fall due: the same for all his invoices. */
export function spreadMs(creditor: string, debtorId: string, policy: DunningPolicy): number {
  const hash = Number.parseInt(contentHash([creditor, debtorId]).slice(0, 8), 16);
  return policy.spreadMinutes === 0 ? 0 : (hash % policy.spreadMinutes) * 60_000;
}

function plus(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

export type Situation = {
  readonly dunned: Case;
  readonly debtor: Debtor;
  readonly policy: DunningPolicy;
  readonly circumstances?: Circumstances;
  readonly now: string;
};

/**
 * When a stage is taken: at the debtor's minute after the opening it waits for, or now when that has passed. Nothing of
 * his leaves before his minute: what came first would close the day's window to the others.
 */
export function instantOf(assessment: Assessment, { dunned, debtor, policy, now }: Situation): string {
  const from = assessment.dunnableFrom ?? now;
  if (assessment.step === 'legalDecision') return from;
  const opening = openingOn(localDate(from, policy.sendWindow.timeZone), policy.sendWindow);
  return laterOf(from, plus(opening, spreadMs(dunned.invoice.creditor, debtor.id, policy)));
}

/** The case as it will be when the stage's notice has left and arrived, to see when the next one comes. */
export function afterSending(situation: Situation, stage: Stage, at: string, lateDays: number): Situation {
  const ids = { messageKey: 'planned', messageId: 'planned' };
  // Nothing goes on record here, so nothing is hashed: a plan looks ahead over the whole ladder.
  const sent = evolve(situation.dunned, noticeSent({ stage, cycle: situation.dunned.cycle }, ids, lateDays), at);
  const after = evolve(sent, { type: 'MessageDelivered', data: ids }, at);
  return { ...situation, dunned: after, now: at, debtor: { ...situation.debtor, lastContactAt: at } };
}

/** The instant of every wait from where the case stands, each stage taken on time. A stage that is off takes no time. */
export function ladderInstants(situation: Situation): Waits {
  const at = {} as Record<Wait, string>;
  for (const wait of waits) at[wait] = situation.now;
  const standing = assess(situation);
  if (standing.step === null) {
    at.decisionReview = standing.blockers[0]?.until ?? plus(situation.now, dayMs);
    return { stage: 'decisionPending', at };
  }
  // At the first end, so that it is on record that day, and whatever still stands is asked again.
  const [pauseEnd] = standing.blockers
    .flatMap((blocker) => (isPausing(blocker) ? (blocker.until ?? []) : []))
    .toSorted();
  if (pauseEnd !== undefined) return { stage: 'resumption', at: { ...at, resumption: pauseEnd } };
  if (standing.blockers.some(({ code }) => code === 'undelivered')) return paused(standing, situation, at);
  // What stops many at once is asked again when a stage falls due, and then each day: it may end for all in one moment.
  const { circumstances: _, ...alone } = situation;
  const isStopped = standing.blockers.some(isCircumstance);
  const isDue = assess(alone).blockers.every(({ code }) => code === 'ownerForewarned');
  if (isStopped && isDue) {
    // A turn on a day that is known is not asked for before.
    const turn = standing.blockers.find(({ code }) => code === 'importSpread')?.until ?? '';
    const resumption = laterOf(nextDaysOpening(situation), turn);
    return { stage: 'resumption', at: { ...at, resumption }, isLookedAtDaily: true };
  }
  let current = afterPending(alone);
  const first = assess(current);
  if (first.step === null || first.blockers.some(({ code }) => code === 'minimumBalance')) {
    return paused(first, situation, at);
  }
  let reached = current.now;
  for (const wait of stages) {
    const assessment = assess(current);
    if (assessment.step === wait) {
      reached = instantOf(assessment, current);
      current = afterSending(
        { ...current, now: reached },
        wait,
        reached,
        lateDaysAt(reached, assessment, current.policy),
      );
    }
    at[wait] = reached;
  }
  at.legalDecision = instantOf(assess(current), current);
  at.decisionReview = plus(at.legalDecision, 30 * dayMs);
  return { stage: first.step, at };
}

/** A notice that waits is taken to leave when its window sends, or now when that is overdue. */
export function afterPending(situation: Situation): Situation {
  const { notice } = situation.dunned;
  if (!notice) return situation;
  const leavesAt = laterOf(notice.sendAt, situation.now);
  const lateDays = lateDaysOfPending(notice, leavesAt, situation.policy);
  return afterSending(situation, notice.stage, leavesAt, lateDays);
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

function paused({ dunnableFrom }: Assessment, { now }: Situation, at: Record<Wait, string>): Waits {
  at.resumption = dunnableFrom ?? plus(now, dayMs);
  return { stage: 'resumption', at };
}

/** What comes after a stage's notice when nothing is paid, and when: what a message may announce. */
export function stepAfter(situation: Situation, stage: Stage): { step: Step; at: string } | null {
  const { dunned, now, policy } = situation;
  const lateDays = dunned.notice ? lateDaysOfPending(dunned.notice, now, policy) : 0;
  const after = afterSending(situation, stage, now, lateDays);
  const assessment = assess(after);
  return assessment.step === null ? null : { step: assessment.step, at: instantOf(assessment, after) };
}
