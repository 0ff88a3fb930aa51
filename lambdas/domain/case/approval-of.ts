import type { CivilDate } from '../calendar/civil-date.ts';
import { localDate } from '../calendar/send-window.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import type { Approval, ApprovedDemand, Case } from './case.ts';
import { demandableMinor } from './demandable.ts';
import type { Step } from './ladder.ts';

type Situation = { readonly dunned: Case; readonly policy: DunningPolicy; readonly now: string };

/** What a message of the case would demand on a day, as a person is asked to approve it. */
export function demandOn(dunned: Case, today: CivilDate): ApprovedDemand {
  const { invoice, receivedMinor } = dunned;
  return { demandedMinor: demandableMinor(dunned, today), receivedMinor, dueDate: invoice.dueDate };
}

/**
 * True while a message would demand what a person was asked about. Less because of money that came is the same demand: he
 * who lets all of it be asked for lets the rest be asked for. Any other amount, as after a dispute or a credit note, he has
 * to see, and another due date too.
 */
function isSameDemand(asked: Approval, now: ApprovedDemand): boolean {
  const { demandedMinor, receivedMinor, dueDate } = asked;
  if (demandedMinor === undefined || receivedMinor === undefined) return true;
  const lessMinor = demandedMinor - now.demandedMinor;
  const paidMinor = Math.max(0, now.receivedMinor - receivedMinor);
  return dueDate === now.dueDate && lessMinor >= 0 && lessMinor <= paidMinor;
}

/**
 * What a person was asked about the notice of a step, or has answered; null when nobody was asked about it as it would
 * leave now. A rejection holds for its time, whatever the notice would demand by then.
 */
export function approvalOf(step: Step, { dunned, policy, now }: Situation): Approval | null {
  const { approval, cycle } = dunned;
  if (approval?.stage !== step || approval.cycle !== cycle) return null;
  if (approval.state === 'rejected') return approval;
  const today = localDate(now, policy.sendWindow.timeZone);
  return isSameDemand(approval, demandOn(dunned, today)) ? approval : null;
}
