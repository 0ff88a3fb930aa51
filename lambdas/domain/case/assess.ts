import type { CivilDate } from '../calendar/civil-date.ts';
import { firstOpening, firstOpeningFrom, localDate } from '../calendar/send-window.ts';
import type { Circumstances } from '../circumstances/circumstances.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { approvalBlocker } from './approval-blocker.ts';
import type { Blocker } from './blocker.ts';
import { type Case, isClosed } from './case.ts';
import {
  closedSentence,
  pendingSentence,
  postponementSentence,
  quietPeriodSentence,
  sendHoursSentence,
  undeliveredSentence,
} from './blocker-sentence.ts';
import { halfAnHourAfter, nextReview } from './blocker-review.ts';
import { circumstanceBlockers } from './circumstance-blockers.ts';
import {
  debtorBlockers,
  type DebtorStanding,
  doNotWriteBlocker,
  insolvencyBlockers,
  replyBlockers,
  unappliedBlockers,
} from './debtor-blockers.ts';
import { addressBlocker, letterBlocker } from './delivery-blockers.ts';
import { letterAwaitedBlocker } from './letter/letter-check.ts';
import { contactDaysOf } from '../debtor/contact-days.ts';
import { contactDaysSentence } from './contact-days-sentence.ts';
import { ownerBlocker } from './owner-blocker.ts';
import { pauseBlockers } from './pause-blockers.ts';
import { paymentMeansBlockers } from './payment-means.ts';
import { smallAmountBlockers } from './small-amount-blockers.ts';
import { afterQuietPeriods, nextStep, openingOfStepFrom, type Schedule, type Step } from './ladder.ts';

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
  readonly debtor: DebtorStanding;
  readonly policy: DunningPolicy;
  /** What holds beyond the case and its debtor; nothing when left out. */
  readonly circumstances?: Circumstances;
  readonly now: string;
};

function dateBlockers({ step, postponements }: Schedule, { dunned, policy, now }: Situation): Blocker[] {
  return postponements
    .map((postponement) => ({ postponement, until: firstOpening(postponement.from, policy.sendWindow) }))
    .filter(({ until }) => until > now)
    .map(({ postponement, until }) => {
      return { code: postponement.code, message: postponementSentence(postponement, step, dunned, policy), until };
    });
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
  return [
    ...blockers,
    ...letterAwaitedBlocker(step, { dunned, policy, now }),
    ...smallAmountBlockers(step, { dunned, policy, now }),
  ];
}

/** The quiet period that a strict stage would fall into, were it to leave from an instant on. */
function quietBlocker(step: Step, from: string, policy: DunningPolicy): (Blocker & { until: string }) | undefined {
  const day = localDate(from, policy.sendWindow.timeZone);
  const after = afterQuietPeriods(day, step, policy);
  if (after === day) return undefined;
  const until = firstOpening(after, policy.sendWindow);
  return { code: 'quietPeriod', message: quietPeriodSentence(step, until, policy), until };
}

/**
 * The days of the week on which the debtor is written to, as far as they put a step off. One that a person has to approve
 * first is asked for without them: his answer would come after the day, and cost another week.
 */
function contactDayBlocker(step: Step, from: string, situation: Situation): (Blocker & { until: string }) | undefined {
  const { debtor, policy } = situation;
  const days = contactDaysOf(debtor, step);
  if (!days || approvalBlocker(step, situation).length > 0) return undefined;
  const until = openingOfStepFrom(from, step, policy, debtor);
  if (until === from) return undefined;
  return { code: 'contactDelay', message: contactDaysSentence(step, days, until, policy), until };
}

/** From an instant on: what of quiet periods and the debtor's weekdays puts a step off, and until when. */
function placedFrom(opening: string, step: Step, situation: Situation): { blockers: Blocker[]; dueFrom: string } {
  const quiet = quietBlocker(step, opening, situation.policy);
  const unbound = quiet?.until ?? opening;
  const onItsDay = contactDayBlocker(step, unbound, situation);
  return { blockers: [quiet ?? [], onItsDay ?? []].flat(), dueFrom: onItsDay?.until ?? unbound };
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
      blockers: [
        { code: 'awaitingDecision', message: 'A person has to take the legal decision.', until },
        ...insolvencyBlockers(situation),
      ],
    };
  }
  const schedule = nextStep(dunned, policy, now, debtor);
  const { step, dueOn, offsetOn } = schedule;
  const blockers = [
    ...dateBlockers(schedule, situation),
    ...pauseBlockers(situation),
    ...paymentMeansBlockers(situation),
    ...insolvencyBlockers(situation),
    ...debtorBlockers(situation),
    ...replyBlockers(step, situation),
    ...addressBlocker(step, situation),
    ...unappliedBlockers(situation),
    ...circumstanceBlockers(situation),
    ...stateBlockers(schedule, situation),
  ];
  const until = latest(
    blockers.map((blocker) => blocker.until),
    now,
  );
  const opening = firstOpeningFrom(until, policy.sendWindow);
  const alone = placedFrom(opening, step, situation);
  const owner = ownerBlocker(step, alone.dueFrom, situation);
  if (owner) blockers.push(owner);
  const placed = owner ? placedFrom(owner.until, step, situation) : alone;
  blockers.push(...placed.blockers);
  const { dueFrom } = placed;
  if (blockers.length === 0 && dueFrom > now) {
    blockers.push({ code: 'notYetDue', message: sendHoursSentence(policy), until: dueFrom });
  }
  const silence = doNotWriteBlocker(step, dueFrom, situation) ?? letterBlocker(step, dueFrom, situation);
  if (silence) blockers.push(silence);
  // Who looks after the debtor hears of it while a person is asked: neither waits for the other.
  const isDue = blockers.every(({ code }) => code === 'contactDelay' || code === 'ownerForewarned');
  if (isDue) blockers.push(...approvalBlocker(step, situation));
  const dunnableFrom = silence?.until ?? dueFrom;
  return { step, dueOn, offsetOn, dunnableFrom, isAllowed: blockers.length === 0, blockers };
}

/**
 * The same question for a notice that already sits in a window, in the moment of sending: itself aside, does anything
 * stand against it? A notice that the contact delay has moved once is not held by it again.
 */
export function assessPending(situation: Situation): Assessment {
  const { notice } = situation.dunned;
  const { lastContactAt: _, ...standing } = situation.debtor;
  const debtor = notice?.isMoved ? standing : situation.debtor;
  return assess({ ...situation, debtor, dunned: { ...situation.dunned, notice: null } });
}
