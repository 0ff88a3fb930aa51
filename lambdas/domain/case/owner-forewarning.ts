import { addBusinessDays, onOrBeforeBusinessDay } from '../calendar/business-days.ts';
import { addDays, daysBetween } from '../calendar/civil-date.ts';
import { firstOpening, firstOpeningFrom, localDate, type SendWindow } from '../calendar/send-window.ts';
import type { DunningPolicy, Stage } from '../dunning-policy.ts';
import type { Case } from './case.ts';
import type { DebtorStanding } from './debtor-blockers.ts';
import { letterReason } from './delivery-blockers.ts';
import type { Step } from './ladder.ts';

type Situation = {
  readonly dunned: Case;
  readonly debtor: DebtorStanding;
  readonly policy: DunningPolicy;
  readonly now: string;
};

/** The notices that no key account gets unexpected by the person who looks after it. */
export const forewarnedStages = ['directNotice', 'legalEscalation'] as const satisfies readonly Stage[];

/** A forewarning older than that, in days, when its notice leaves is forgotten: it is told again. */
const forgottenAfterDays = 7;

/** True of a step that leaves as a message of which the debtor's owner has to hear before; a person's letter does not. */
export function concernsOwner(step: Step, situation: Pick<Situation, 'dunned' | 'debtor' | 'now'>): step is Stage {
  const { owner, doNotWrite } = situation.debtor;
  const isOfThese = forewarnedStages.some((stage) => stage === step);
  return Boolean(owner) && isOfThese && doNotWrite !== true && letterReason(step, situation) === undefined;
}

/** The opening of the business day after the one on which a person hears what is told at an instant. */
function dayAfterHeard(at: string, window: SendWindow): string {
  const heardOn = localDate(firstOpeningFrom(at, window), window.timeZone);
  return firstOpening(addBusinessDays(heardOn, 1, window.businessDaysOf), window);
}

/**
 * When the owner was told of a stage that leaves at an instant; undefined when he was not, for its cycle, or when more than
 * 7 days lie between: a hold or another due date has moved the day so far that he would not expect it any more.
 */
function toldAt({ dunned, policy }: Pick<Situation, 'dunned' | 'policy'>, stage: Step, leavesAt: string) {
  const told = dunned.forewarned;
  if (told?.stage !== stage || told.cycle !== dunned.cycle) return undefined;
  const { timeZone } = policy.sendWindow;
  const days = daysBetween(localDate(told.at, timeZone), localDate(leavesAt, timeZone));
  return days > forgottenAfterDays ? undefined : told.at;
}

/** True when the owner knows that a stage leaves then. */
export function isForewarned(situation: Pick<Situation, 'dunned' | 'policy'>, stage: Step, leavesAt: string): boolean {
  return toldAt(situation, stage, leavesAt) !== undefined;
}

/** The first instant at which a stage may leave that would else do so at the one given: a business day after the owner was, or is, told. */
export function ownerReadyFrom(situation: Situation, stage: Step, leavesAt: string): string {
  const { policy, now } = situation;
  return dayAfterHeard(toldAt(situation, stage, leavesAt) ?? now, policy.sendWindow);
}

/** When the owner is told of a stage that leaves at an instant: at the opening of the business day before. */
export function forewarnedFrom(leavesAt: string, { sendWindow }: Pick<DunningPolicy, 'sendWindow'>): string {
  const dayBefore = addDays(localDate(leavesAt, sendWindow.timeZone), -1);
  return firstOpening(onOrBeforeBusinessDay(dayBefore, sendWindow.businessDaysOf), sendWindow);
}
