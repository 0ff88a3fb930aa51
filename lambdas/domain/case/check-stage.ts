import { localDate } from '../calendar/send-window.ts';
import type { Circumstances } from '../circumstances/circumstances.ts';
import type { Debtor } from '../debtor.ts';
import { type DunningPolicy, type Stage } from '../dunning-policy.ts';
import { assess } from './assess.ts';
import type { Case } from './case.ts';
import { pausesRunOut } from './pause.ts';
import { isCallDue } from './policy-call.ts';

/** `send` the notice, `skip` a stage that does not apply, or `leave` the ladder and plan again. */
export type StageCheck = 'send' | 'skip' | 'leave';

/**
 * What to do when the wait of a stage is over. The contact delay is no reason to leave: the debtor's window moves the
 * notice, once. A notice before this one that has not really left is one.
 */
export function checkStage(
  situation: { dunned: Case; debtor: Debtor; policy: DunningPolicy; circumstances?: Circumstances; now: string },
  step: Stage | 'legalDecision',
): StageCheck {
  const { dunned, policy, now } = situation;
  // What its day brings is put on record first, by the plan.
  if (pausesRunOut(dunned, localDate(now, policy.sendWindow.timeZone)).length > 0 || isCallDue(situation))
    return 'leave';
  const assessment = assess(situation);
  if (assessment.step !== step) {
    const isOff = step !== 'legalDecision' && !situation.policy.stages[step].enabled;
    const isDropped = step === 'courtesyNotice' && situation.dunned.stage === null && assessment.step !== null;
    return isOff || isDropped ? 'skip' : 'leave';
  }
  return assessment.blockers.every(({ code }) => code === 'contactDelay') ? 'send' : 'leave';
}
