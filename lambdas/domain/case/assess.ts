import { type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import { firstOpening, firstOpeningFrom, localDate } from '../calendar/send-window.ts';
import type { Debtor } from '../debtor.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import type { Blocker } from './blocker.ts';
import { balanceMinor, type Case, isClosed } from './case.ts';
import { nextStep, type Schedule, type Step } from './ladder.ts';

/** The one answer to "what now, and why not". */
export type Assessment = {
  /** The next step of the ladder; null when the case is closed or waits for a person's decision. */
  readonly step: Step | null;
  /** The date the rules give, whatever day it is today; null without a step. */
  readonly dueOn: CivilDate | null;
  /** The first instant at which the step may be taken, as far as it is known now; never in the past. */
  readonly dunnableFrom: string | null;
  readonly isAllowed: boolean;
  readonly blockers: readonly Blocker[];
};

type Situation = {
  readonly dunned: Case;
  readonly debtor: Pick<Debtor, 'lastContactAt'>;
  readonly policy: DunningPolicy;
  readonly now: string;
};

/** Days after which somebody looks again at what only a person can end. */
const reviewDays = 30;
const dayMs = 86_400_000;

/** The next review instant of something that began at `since`: every blocker has an end or a date to look at it. */
function nextReview(since: string, now: string): string {
  const periods = Math.floor((Date.parse(now) - Date.parse(since)) / (reviewDays * dayMs)) + 1;
  return new Date(Date.parse(since) + periods * reviewDays * dayMs).toISOString();
}

const sentences = {
  notYetDue: 'The date of this stage has not come, or the send hours are over for today.',
  minimumGap: 'The stage before left too short a time ago.',
  contactDelay: 'Another message reached this debtor too short a time ago.',
  quietPeriod: 'The policy keeps this period free of strict notices.',
};

function dateBlockers(schedule: Schedule, { policy, now }: Situation): Blocker[] {
  return schedule.postponements
    .map(({ code, from }) => ({ code, message: sentences[code], until: firstOpening(from, policy.sendWindow) }))
    .filter(({ until }) => until > now);
}

function stateBlockers({ dunned, policy, now }: Situation): Blocker[] {
  const blockers: Blocker[] = [];
  if (dunned.undelivered) {
    blockers.push({
      code: 'undelivered',
      message: `It is not certain that the ${dunned.undelivered.stage} arrived: a person has to look.`,
      until: nextReview(dunned.undelivered.since, now),
    });
  } else if (dunned.notice) {
    const minutesFromNow = new Date(Date.parse(now) + 30 * 60_000).toISOString();
    const until = dunned.notice.sendAt > now ? dunned.notice.sendAt : minutesFromNow;
    blockers.push({ code: 'noticePending', message: `The ${dunned.notice.stage} is about to leave.`, until });
  }
  if (balanceMinor(dunned) < policy.minimumBalanceMinor) {
    blockers.push({
      code: 'minimumBalance',
      message: `The balance is under the policy's minimum of ${policy.minimumBalanceMinor} minor units.`,
      until: nextReview(dunned.createdAt, now),
    });
  }
  return blockers;
}

const nothingNext = { step: null, dueOn: null, dunnableFrom: null, isAllowed: false } as const;

function latest(instants: readonly (string | undefined)[], otherwise: string): string {
  return instants.reduce<string>(
    (last, instant) => (instant !== undefined && instant > last ? instant : last),
    otherwise,
  );
}

/**
 * What may happen next to a case, from when, and what stands against it now. The only place that knows: the plan, the
 * check before a stage, the sender and the API all ask here.
 */
export function assess(situation: Situation): Assessment {
  const { dunned, debtor, policy, now } = situation;
  if (dunned.status === 'paid') {
    return { ...nothingNext, blockers: [{ code: 'settled', message: 'The invoice is paid.' }] };
  }
  if (isClosed(dunned)) {
    return { ...nothingNext, blockers: [{ code: 'closed', message: `The case is closed: ${dunned.status}.` }] };
  }
  if (dunned.legal?.kind === 'requested') {
    const until = nextReview(dunned.legal.at, now);
    return { ...nothingNext, blockers: [{ code: 'awaitingDecision', message: 'A person has to decide.', until }] };
  }
  const { timeZone } = policy.sendWindow;
  const schedule = nextStep(dunned, policy, localDate(now, timeZone), debtor.lastContactAt);
  const blockers = [...dateBlockers(schedule, situation), ...stateBlockers(situation)];
  const until = latest(
    blockers.map((blocker) => blocker.until),
    now,
  );
  const dunnableFrom = firstOpeningFrom(until, policy.sendWindow);
  if (blockers.length === 0 && dunnableFrom > now) {
    blockers.push({ code: 'notYetDue', message: sentences.notYetDue, until: dunnableFrom });
  }
  return { step: schedule.step, dueOn: schedule.dueOn, dunnableFrom, isAllowed: blockers.length === 0, blockers };
}

/**
 * The same question for a notice that already sits in a window, in the moment of sending: itself aside, does anything
 * stand against it? A notice that the contact delay has moved once is not held by it again.
 */
export function assessPending(situation: Situation): Assessment {
  const { notice } = situation.dunned;
  const debtor = notice?.isMoved ? {} : situation.debtor;
  return assess({ ...situation, debtor, dunned: { ...situation.dunned, notice: null } });
}

/** Days by which a step taken at an instant comes after the date the rules gave; 0 when it is on time. */
export function lateDaysAt(instant: string, { dueOn }: Assessment, policy: DunningPolicy): number {
  return dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, localDate(instant, policy.sendWindow.timeZone)));
}
