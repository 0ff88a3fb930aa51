import * as z from 'zod';
import { isClosed } from './case.ts';
import { ladderInstants, type Situation, waits, type Waits } from './ladder-instants.ts';
import { daysAhead, nextDay } from './next-day.ts';

/** What a run does next; its instants are where the ladder's waits end. Ids and instants only. */
export type Plan = Pick<Waits, 'stage' | 'at'> & {
  readonly action: 'dun' | 'close' | 'renew';
  readonly run: number;
  readonly version: number;
  /** How many plans in a row were made for the same version of the case. */
  readonly rounds: number;
  readonly isParked: boolean;
};

/** What a plan needs of the one before it in the same run. */
export const previousPlanSchema = z.object({ version: z.int().default(0), rounds: z.int().default(0) });

/** Rounds without a new event after which a case is parked for a day and a person is asked. */
export const mostRounds = 20;
const dayMs = 86_400_000;
/** An execution may last a year; it ends before that and goes on in a new one. */
const renewalDays = 300;

function plus(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

function notBeyond(at: Plan['at'], end: string): Plan['at'] {
  return Object.fromEntries(waits.map((wait) => [wait, at[wait] < end ? at[wait] : end])) as Plan['at'];
}

/**
 * The instant at which something of a case moves next: what its run waits for, or the window of its notice, or the day of
 * a pause or a call, where these come sooner.
 */
export function movesAt(situation: Pick<Situation, 'dunned' | 'policy' | 'now'>, instant: string): string {
  const { dunned, now } = situation;
  const leavesAt = dunned.notice && dunned.notice.sendAt > now ? [dunned.notice.sendAt] : [];
  return [instant, ...leavesAt, ...daysAhead(situation)].reduce((a, b) => (b < a ? b : a));
}

/** A pause that covers a part and a call stop nothing, but their day has to be kept: no wait goes beyond it. */
function untilNextDay(situation: Situation, planned: Waits): Waits {
  const next = nextDay(situation, planned);
  if (next === undefined) return planned;
  const { at: opening, ...daily } = next;
  const at = notBeyond(planned.at, opening);
  const isSame = planned.stage === 'resumption' && planned.at.resumption >= opening;
  const isFirst =
    planned.stage !== 'resumption' && planned.stage !== 'decisionPending' && planned.at[planned.stage] >= opening;
  return isFirst
    ? { stage: 'resumption', at: { ...at, resumption: opening }, ...daily }
    : { ...planned, at, ...(isSame && daily) };
}

/** Where the ladder is entered as the case stands, and the instant at which each of its waits ends. */
export function plannedWaits(situation: Situation): Waits {
  return untilNextDay(situation, ladderInstants(situation));
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
  const idle = { stage: 'resumption' as const, at: Object.fromEntries(waits.map((wait) => [wait, now])) as Plan['at'] };
  const base = { run, version, rounds: 0, isParked: false };
  if (isClosed(dunned)) return { ...base, ...idle, action: 'close' };
  if (!situation.isCurrent || now >= renewAt) return { ...base, ...idle, action: 'renew' };
  const planned = plannedWaits(situation);
  const rounds = previous.version === version && !planned.isLookedAtDaily ? previous.rounds + 1 : 0;
  const isParked = rounds >= mostRounds;
  const { stage, at } = isParked ? { ...idle, at: { ...idle.at, resumption: plus(now, dayMs) } } : planned;
  return { ...base, action: 'dun', stage, at: notBeyond(at, renewAt), rounds: isParked ? 0 : rounds, isParked };
}

/** The instant a plan waits for first: when nothing has moved an hour after it, something was lost. */
export function firstWake(plan: Plan): string {
  return plan.stage === 'decisionPending' ? plan.at.decisionReview : plan.at[plan.stage];
}
