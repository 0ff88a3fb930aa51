import { requestApproval } from '../case/approval.ts';
import { assess } from '../case/assess.ts';
import type { Case } from '../case/case.ts';
import type { Decision } from '../case/decision.ts';
import type { CaseFact } from '../case/events.ts';
import { evolve } from '../case/evolve.ts';
import { noticeSent } from '../case/evolve-notices.ts';
import { forewarnOwner } from '../case/forewarn-owner.ts';
import type { Step } from '../case/ladder.ts';
import { instantOf, type Waits } from '../case/ladder-instants.ts';
import { lateDaysOfPending } from '../case/lateness.ts';
import { mostRounds, movesAt, plannedWaits } from '../case/plan.ts';
import { raiseCall } from '../case/policy-call.ts';
import { settlePauses } from '../case/settle-pauses.ts';
import { arrangeCall } from '../case/stage-call.ts';
import { type DunningPolicy, stages } from '../dunning-policy.ts';
import type { Telling } from '../message/transactional.ts';
import type { ForeseenSituation, KnownCase } from './foresight.ts';

/** What the run of a case does next, and when: asks whether a step is to be taken, or plans again. */
export type NextTurn = { readonly at: string } & (
  { readonly does: 'check'; readonly step: Step } | { readonly does: 'plan' }
);

/** A case on its way, with the instants of its last plan. */
export type CaseAhead = {
  readonly dunned: Case;
  readonly policy: DunningPolicy;
  readonly plan: Waits;
  readonly next: NextTurn;
  /** How often it was planned at one instant: a run that turns in circles is parked for a day. */
  readonly rounds: number;
};

const hourMs = 3_600_000;

function shifted(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);

function turnOf({ stage, at }: Waits): NextTurn {
  switch (stage) {
    case 'resumption':
      return { does: 'plan', at: at.resumption };
    case 'decisionPending':
      return { does: 'plan', at: at.decisionReview };
    default:
      return { does: 'check', step: stage, at: at[stage] };
  }
}

/** No stage is taken before its debtor's minute of the day: a wait that ends sooner is one for the end of a pause. */
function mayBeOfStage(instant: string, situation: ForeseenSituation): boolean {
  return instantOf({ ...assess(situation), dunnableFrom: instant }, situation) === instant;
}

/**
 * Where a case stands now. Its run waits for the instant that was planned, whatever a plan made now would say; one that is
 * over already has it plan again.
 */
export function caseAhead({ dunned, policy, wakeBy }: KnownCase, situation: ForeseenSituation): CaseAhead {
  const { now } = situation;
  const plan = plannedWaits(situation);
  const begun = { dunned, policy, plan, rounds: 0 };
  const turn = turnOf(plan);
  // What its wake says is when the window sends; its run waits for what comes after that.
  if (dunned.notice) return { ...begun, next: turn };
  const at = wakeBy === null ? now : movesAt(situation, shifted(wakeBy, -hourMs));
  if (at <= now) return { ...begun, next: { does: 'plan', at: now } };
  return { ...begun, next: mayBeOfStage(at, situation) ? { ...turn, at } : { does: 'plan', at } };
}

/** What happens to a case when its run plans: its day's pauses are decided, people are asked, and a new plan is made. */
export function planned(
  ahead: CaseAhead,
  situation: ForeseenSituation,
): { ahead: CaseAhead; tell: readonly Telling[] } {
  const { now } = situation;
  const tell: Telling[] = [];
  let dunned = ahead.dunned;
  for (const decide of [settlePauses, arrangeCall, raiseCall, requestApproval, forewarnOwner]) {
    const decision: Decision = decide({ ...situation, dunned });
    if (decision.kind !== 'accepted') continue;
    tell.push(...decision.tell);
    dunned = decision.facts.reduce((before, fact) => evolve(before, fact, now), dunned);
  }
  const plan = plannedWaits({ ...situation, dunned });
  const turn = turnOf(plan);
  const rounds = turn.at <= now ? ahead.rounds + 1 : 0;
  const next: NextTurn = rounds >= mostRounds ? { does: 'plan', at: shifted(now, 24 * hourMs) } : turn;
  return { ahead: { ...ahead, dunned, plan, next, rounds: rounds >= mostRounds ? 0 : rounds }, tell };
}

/** The turn after a step was taken or skipped: the next one at its planned instant, if that is still to come. */
export function turnAfter({ plan }: CaseAhead, step: Step, now: string): NextTurn {
  if (step === 'legalDecision') return { does: 'plan', at: laterOf(now, plan.at.decisionReview) };
  const following = stages[stages.indexOf(step) + 1] ?? 'legalDecision';
  return { does: 'check', step: following, at: laterOf(now, plan.at[following]) };
}

/** The case once its notice has left, and arrived. */
export function afterTelling(ahead: CaseAhead, situation: ForeseenSituation): CaseAhead {
  const { dunned, policy, now } = situation;
  const { notice } = dunned;
  if (!notice) return ahead;
  const lateDays = lateDaysOfPending(notice, now, policy);
  const ids = { messageKey: 'foreseen', messageId: 'foreseen' };
  const facts: CaseFact[] = [noticeSent(notice, ids, lateDays), { type: 'MessageDelivered', data: ids }];
  return {
    ...ahead,
    dunned: facts.reduce((before, fact) => evolve(before, fact, now), dunned),
    rounds: 0,
  };
}
