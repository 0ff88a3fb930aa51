import type { CivilDate } from '../calendar/civil-date.ts';
import { firstOpening, firstOpeningFrom, localDate } from '../calendar/send-window.ts';
import type { Debtor } from '../debtor.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import type { Blocker } from './blocker.ts';
import { balanceMinor, type Case, isClosed } from './case.ts';
import {
  closedSentence,
  holdSentence,
  minimumBalanceSentence,
  pendingSentence,
  postponementSentence,
  quietPeriodSentence,
  sendHoursSentence,
  undeliveredSentence,
} from './blocker-sentence.ts';
import { pausesInForce } from './pause.ts';
import { afterQuietPeriods, nextStep, type Schedule, type Step } from './ladder.ts';

/** The one answer to "what now, and why not". */
export type Assessment = {
  /** The next step of the ladder; null when the case is closed or waits for a person's decision. */
  readonly step: Step | null;
  /** The date the rules give, whatever day it is today; null without a step. */
  readonly dueOn: CivilDate | null;
  /** The date of the policy's offset alone; null without a step. */
  readonly offsetOn: CivilDate | null;
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

function dateBlockers({ step, postponements }: Schedule, { dunned, policy, now }: Situation): Blocker[] {
  return postponements
    .map((postponement) => ({ postponement, until: firstOpening(postponement.from, policy.sendWindow) }))
    .filter(({ until }) => until > now)
    .map(({ postponement, until }) => {
      return { code: postponement.code, message: postponementSentence(postponement, step, dunned, policy), until };
    });
}

/** When a notice that should have left is looked at again. */
function halfAnHourAfter(now: string): string {
  return new Date(Date.parse(now) + 1_800_000).toISOString();
}

function stateBlockers({ step }: Schedule, { dunned, policy, now }: Situation): Blocker[] {
  const { undelivered, notice } = dunned;
  const blockers: Blocker[] = [];
  if (undelivered) {
    const message = undeliveredSentence(undelivered.stage);
    blockers.push({ code: 'undelivered', message, until: nextReview(undelivered.since, now) });
  } else if (notice) {
    const until = notice.sendAt > now ? notice.sendAt : halfAnHourAfter(now);
    blockers.push({ code: 'noticePending', message: pendingSentence(notice, now), until });
  }
  // A decision sends nothing: it is how a case with a small rest comes to its end.
  if (step !== 'legalDecision' && balanceMinor(dunned) < policy.minimumBalanceMinor) {
    const message = minimumBalanceSentence(dunned, policy);
    blockers.push({ code: 'minimumBalance', message, until: nextReview(dunned.createdAt, now) });
  }
  return blockers;
}

/** The quiet period that a strict stage would fall into, were it to leave from an instant on. */
function quietBlocker(step: Step, from: string, policy: DunningPolicy): (Blocker & { until: string }) | undefined {
  const day = localDate(from, policy.sendWindow.timeZone);
  const after = afterQuietPeriods(day, step, policy);
  if (after === day) return undefined;
  const until = firstOpening(after, policy.sendWindow);
  return { code: 'quietPeriod', message: quietPeriodSentence(step, until, policy), until };
}

/** What people want nothing sent for, until its day. */
function pauseBlockers({ dunned, policy, now }: Situation): (Blocker & { until: string })[] {
  return pausesInForce(dunned, localDate(now, policy.sendWindow.timeZone)).map((hold) => ({
    code: hold.kind,
    message: holdSentence(hold),
    until: firstOpening(hold.until, policy.sendWindow),
  }));
}

const nothingNext = { step: null, dueOn: null, offsetOn: null, dunnableFrom: null, isAllowed: false } as const;

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
    return { ...nothingNext, blockers: [{ code: 'closed', message: closedSentence(dunned.status) }] };
  }
  if (dunned.legal?.kind === 'requested') {
    const until = nextReview(dunned.legal.at, now);
    return {
      ...nothingNext,
      blockers: [{ code: 'awaitingDecision', message: 'A person has to take the legal decision.', until }],
    };
  }
  const schedule = nextStep(dunned, policy, now, debtor.lastContactAt);
  const { step, dueOn, offsetOn } = schedule;
  const blockers = [
    ...dateBlockers(schedule, situation),
    ...pauseBlockers(situation),
    ...stateBlockers(schedule, situation),
  ];
  const until = latest(
    blockers.map((blocker) => blocker.until),
    now,
  );
  const opening = firstOpeningFrom(until, policy.sendWindow);
  const quiet = quietBlocker(step, opening, policy);
  if (quiet) blockers.push(quiet);
  const dunnableFrom = quiet?.until ?? opening;
  if (blockers.length === 0 && dunnableFrom > now) {
    blockers.push({ code: 'notYetDue', message: sendHoursSentence(policy), until: dunnableFrom });
  }
  return { step, dueOn, offsetOn, dunnableFrom, isAllowed: blockers.length === 0, blockers };
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
