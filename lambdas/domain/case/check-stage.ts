import type { Debtor } from '../debtor.ts';
import { type DunningPolicy, type Stage } from '../dunning-policy.ts';
import { assess } from './assess.ts';
import type { Case } from './case.ts';

/** `send` the notice, `skip` a stage that does not apply, or `leave` the ladder and plan again. */
export type StageCheck = 'send' | 'skip' | 'leave';

/**
 * What to do when the wait of a stage is over. The contact delay is no reason to leave: the debtor's window moves the
 * notice, once. A notice before this one that has not really left is one.
 */
export function checkStage(
  situation: { dunned: Case; debtor: Debtor; policy: DunningPolicy; now: string },
  step: Stage | 'legalDecision',
): StageCheck {
  const assessment = assess(situation);
  if (assessment.step !== step) {
    const isOff = step !== 'legalDecision' && !situation.policy.stages[step].enabled;
    const isDropped = step === 'courtesyNotice' && situation.dunned.stage === null && assessment.step !== null;
    return isOff || isDropped ? 'skip' : 'leave';
  }
  return assessment.blockers.every(({ code }) => code === 'contactDelay') ? 'send' : 'leave';
}
