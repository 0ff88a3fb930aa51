import * as z from 'zod';
import { localDate, openingOn } from '../calendar/send-window.ts';
import { contentHash } from '../canonical-json.ts';
import type { Debtor } from '../debtor.ts';
import { type DunningPolicy, type Stage, stages } from '../dunning-policy.ts';
import { assess, type Assessment } from './assess.ts';
import { type Case, isClosed } from './case.ts';
import { evolve, noticeSent } from './evolve.ts';
import type { Step } from './ladder.ts';
import { lateDaysAt, lateDaysOfPending } from './lateness.ts';

/** Where the ladder is entered: a stage, the legal decision, the wait for it, or a pause. */
type Entry = Stage | 'legalDecision' | 'decisionPending' | 'resumption';
const waits = [...stages, 'legalDecision', 'decisionReview', 'resumption'] as const;
type Wait = (typeof waits)[number];

/** What a run does next; its instants are where the ladder's waits end. Ids and instants only. */
export type Plan = {
  readonly action: 'dun' | 'close' | 'renew';
  readonly stage: Entry;
  readonly at: Readonly<Record<Wait, string>>;
  readonly run: number;
  readonly version: number;
  /** How many plans in a row were made for the same version of the case. */
  readonly rounds: number;
  readonly isParked: boolean;
};

/** What a plan needs of the one before it in the same run. */
export const previousPlanSchema = z.object({ version: z.int().default(0), rounds: z.int().default(0) });

/** Rounds without a new event after which a case is parked for a day and a person is asked. */
const mostRounds = 20;
const dayMs = 86_400_000;
/** An execution may last a year; it ends before that and goes on in a new one. */
const renewalDays = 300;

/** Minutes after the opening at which a debtor's notices fall due: the same for all his invoices. */
export function spreadMs(creditor: string, debtorId: string, policy: DunningPolicy): number {
  const hash = Number.parseInt(contentHash([creditor, debtorId]).slice(0, 8), 16);
  return policy.spreadMinutes === 0 ? 0 : (hash % policy.spreadMinutes) * 60_000;
}

function plus(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

type Situation = {
  readonly dunned: Case;
  readonly debtor: Debtor;
  readonly policy: DunningPolicy;
  readonly now: string;
};

/**
 * When a stage is taken: at the debtor's minute after the opening it waits for, or now when that has passed. Nothing of
 * his leaves before his minute: what came first would close the day's window to the others.
 */
function instantOf(assessment: Assessment, { dunned, debtor, policy, now }: Situation): string {
  const from = assessment.dunnableFrom ?? now;
  if (assessment.step === 'legalDecision') return from;
  const opening = openingOn(localDate(from, policy.sendWindow.timeZone), policy.sendWindow);
  return laterOf(from, plus(opening, spreadMs(dunned.invoice.creditor, debtor.id, policy)));
}

/** The case as it will be when the stage's notice has left, to see when the next one comes. */
function afterSending(situation: Situation, stage: Stage, at: string, lateDays: number): Situation {
  const ids = { messageKey: 'planned', messageId: 'planned' };
  // Nothing goes on record here, so nothing is hashed: a plan looks ahead over the whole ladder.
  const after = evolve(situation.dunned, noticeSent({ stage, cycle: situation.dunned.cycle }, ids, lateDays), at);
  return { ...situation, dunned: after, now: at, debtor: { ...situation.debtor, lastContactAt: at } };
}

/** The instant of every wait from where the case stands, each stage taken on time. A stage that is off takes no time. */
function instants(situation: Situation): Pick<Plan, 'stage' | 'at'> {
  const at = {} as Record<Wait, string>;
  for (const wait of waits) at[wait] = situation.now;
  const standing = assess(situation);
  if (standing.step === null) {
    at.decisionReview = standing.blockers[0]?.until ?? plus(situation.now, dayMs);
    return { stage: 'decisionPending', at };
  }
  const pauseEnds = standing.blockers.flatMap(({ code, until }) => (code === 'hold' && until ? [until] : []));
  // At the first end, so that it is on record that day, and whatever still stands is asked again.
  if (pauseEnds.length > 0)
    return { stage: 'resumption', at: { ...at, resumption: pauseEnds.toSorted()[0] ?? situation.now } };
  if (situation.dunned.undelivered) return paused(standing, situation, at);
  let current = afterPending(situation);
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
function afterPending(situation: Situation): Situation {
  const { notice } = situation.dunned;
  if (!notice) return situation;
  const leavesAt = laterOf(notice.sendAt, situation.now);
  const lateDays = lateDaysOfPending(notice, leavesAt, situation.policy);
  return afterSending(situation, notice.stage, leavesAt, lateDays);
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

function paused(
  { dunnableFrom }: Assessment,
  { now }: Situation,
  at: Record<Wait, string>,
): Pick<Plan, 'stage' | 'at'> {
  at.resumption = dunnableFrom ?? plus(now, dayMs);
  return { stage: 'resumption', at };
}

/**
 * What a run does next, from where the case stands. An instant is never in the past unless sending is allowed now, and
 * none lies beyond the day on which the run is renewed.
 */
export function planDunning(
  situation: Situation & {
    readonly startedAt: string;
    readonly previous: z.infer<typeof previousPlanSchema>;
    readonly isCurrent: boolean;
  },
): Plan {
  const { dunned, now, previous } = situation;
  const { run, version } = dunned;
  const renewAt = plus(situation.startedAt, renewalDays * dayMs);
  const rounds = previous.version === version ? previous.rounds + 1 : 0;
  const idle = { stage: 'resumption' as const, at: Object.fromEntries(waits.map((wait) => [wait, now])) as Plan['at'] };
  const base = { run, version, rounds, isParked: false };
  if (isClosed(dunned)) return { ...base, ...idle, action: 'close' };
  if (!situation.isCurrent || now >= renewAt) return { ...base, ...idle, action: 'renew' };
  const { stage, at } =
    rounds >= mostRounds
      ? { stage: 'resumption' as const, at: { ...idle.at, resumption: plus(now, dayMs) } }
      : instants(situation);
  const clamped = Object.fromEntries(
    waits.map((wait) => [wait, at[wait] < renewAt ? at[wait] : renewAt]),
  ) as Plan['at'];
  const isParked = rounds >= mostRounds;
  return { ...base, action: 'dun', stage, at: clamped, rounds: isParked ? 0 : rounds, isParked };
}

/** What comes after a stage's notice when nothing is paid, and when: what a message may announce. */
export function stepAfter(situation: Situation, stage: Stage): { step: Step; at: string } | null {
  const { dunned, now, policy } = situation;
  const lateDays = dunned.notice ? lateDaysOfPending(dunned.notice, now, policy) : 0;
  const after = afterSending(situation, stage, now, lateDays);
  const assessment = assess(after);
  return assessment.step === null ? null : { step: assessment.step, at: instantOf(assessment, after) };
}

/** The instant a plan waits for first: when nothing has moved an hour after it, something was lost. */
export function firstWake(plan: Plan): string {
  return plan.stage === 'decisionPending' ? plan.at.decisionReview : plan.at[plan.stage];
}
