import { firstOpening, localDate } from '../calendar/send-window.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { nextReview } from './blocker-review.ts';
import type { Blocker } from './blocker.ts';
import { formalNoticeThresholdSentence, minimumBalanceSentence } from './small-amount-sentence.ts';
import { balanceMinor, type Case } from './case.ts';
import { demandableMinor } from './demandable.ts';
import { smallRestDecisionOn, type Step } from './ladder.ts';
import { pausesInForce } from './pause.ts';

type Situation = { readonly dunned: Case; readonly policy: DunningPolicy; readonly now: string };

/** The first of these days whose opening is to come; without one, the next review. */
function nextOpening(days: readonly string[], { dunned, policy, now }: Situation): string {
  const openings = days.map((day) => firstOpening(day, policy.sendWindow)).filter((opening) => opening > now);
  return openings.toSorted()[0] ?? nextReview(dunned.createdAt, now);
}

/**
 * Nothing is sent for too little: nothing at all below the policy's least balance, until a person decides about the rest;
 * and no formal notice for the little that a pause leaves of more, until its day. A decision sends nothing: it is how a
 * case with a small rest comes to its end.
 */
export function smallAmountBlockers(step: Step, situation: Situation): Blocker[] {
  const { dunned, policy, now } = situation;
  if (step === 'legalDecision') return [];
  const today = localDate(now, policy.sendWindow.timeZone);
  const demandable = demandableMinor(dunned, today);
  const isSmallRest = balanceMinor(dunned) < policy.minimumBalanceMinor;
  // Where nothing at all may be demanded, what keeps it from being so says why.
  if (demandable < policy.minimumBalanceMinor && (demandable > 0 || isSmallRest)) {
    const until = nextOpening(isSmallRest ? [smallRestDecisionOn(dunned, policy)] : [], situation);
    return [{ code: 'minimumBalance', message: minimumBalanceSentence(dunned, demandable, policy), until }];
  }
  if (step !== 'legalEscalation' || demandable === 0 || demandable >= policy.legalThresholdMinor) return [];
  const pauseDays = pausesInForce(dunned, today).map(({ until }) => until);
  const message = formalNoticeThresholdSentence(dunned, demandable, policy);
  return [{ code: 'minimumBalance', message, until: nextOpening(pauseDays, situation) }];
}
