import { unreachableSince } from '../debtor/address-service.ts';
import { addressSentence, type LetterReason, letterSentence } from './blocker-sentence.ts';
import { halfAnHourAfter, nextReview } from './blocker-review.ts';
import type { Blocker } from './blocker.ts';
import type { Case } from './case.ts';
import { isMade } from './notice.ts';
import type { DebtorStanding } from './debtor-blockers.ts';
import type { Step } from './ladder.ts';

type Situation = { readonly dunned: Case; readonly debtor: DebtorStanding; readonly now: string };

/** Since when nothing can be written to him, as his addresses fail, were erased or are not known; undefined when one takes mail. */
function silentSince({ dunned, debtor: { emails, erasedAt, ...standing } }: Situation): string | undefined {
  if (emails?.length === 0) return erasedAt ?? dunned.createdAt;
  return emails && unreachableSince({ ...standing, emails });
}

/**
 * Nothing can be written to a debtor of whom no address takes mail: all his cases hold until a person has found one. Not
 * the legal stage, which a letter tells of; a decision writes nothing.
 */
export function addressBlocker(step: Step, situation: Situation): Blocker[] {
  const since = silentSince(situation);
  const isWritten = step !== 'legalDecision' && step !== 'legalEscalation';
  if (since === undefined || !isWritten || situation.debtor.doNotWrite) return [];
  return [{ code: 'undelivered', message: addressSentence(step), until: nextReview(since, situation.now) }];
}

/**
 * Why the formal notice goes by letter; undefined when it does not. One that nobody reads has no effect: it goes by letter when no address takes mail, and when no notice of
 * the invoice is known to have arrived. A ladder that begins with it has none to prove. Events of the mail service may be
 * lost, so their absence proves nothing else.
 */
export function letterReason(step: Step, situation: Situation): LetterReason | undefined {
  if (step !== 'legalEscalation') return undefined;
  if (silentSince(situation) !== undefined) return 'noAddress';
  const { stage, notices } = situation.dunned;
  const hasProof = notices.some((notice) => isMade(notice) && notice.deliveredAt !== undefined);
  return hasProof || stage === null ? undefined : 'noProof';
}

/** The formal notice waits for its letter: until it is due, then until the person who was asked has posted it. */
export function letterBlocker(
  step: Step,
  dueFrom: string,
  situation: Situation,
): (Blocker & { until: string }) | undefined {
  const reason = letterReason(step, situation);
  if (!reason) return undefined;
  const { dunned, now } = situation;
  const { stageCall, cycle } = dunned;
  const asked = stageCall?.stage === step && stageCall.cycle === cycle ? stageCall : undefined;
  const message = letterSentence(reason, asked !== undefined);
  if (dueFrom > now) return { code: 'undelivered', message, until: dueFrom };
  return { code: 'undelivered', message, until: asked ? nextReview(asked.at, now) : halfAnHourAfter(now) };
}
