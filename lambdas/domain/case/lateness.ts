import { daysBetween } from '../calendar/civil-date.ts';
import { localDate } from '../calendar/send-window.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import type { Assessment } from './assess.ts';
import type { PendingNotice } from './notice.ts';

/**
 * Days by which the ladder moves when a step is taken at an instant: 0 when that is on time. A step that is late moves
 * its own offset to that day, so that those after it keep the policy's distances.
 */
export function lateDaysAt(
  instant: string,
  { dueOn, offsetOn }: Pick<Assessment, 'dueOn' | 'offsetOn'>,
  { sendWindow }: DunningPolicy,
): number {
  const day = localDate(instant, sendWindow.timeZone);
  return dueOn === null || offsetOn === null || day <= dueOn ? 0 : daysBetween(offsetOn, day);
}

/** The same for a notice put into a window: what is late already is late until it sends, but for a contact delay. */
export function lateDaysOfProposal(
  { sendAt, isMoved }: Pick<PendingNotice, 'sendAt' | 'isMoved'>,
  now: string,
  assessment: Pick<Assessment, 'dueOn' | 'offsetOn'>,
  policy: DunningPolicy,
): number {
  const lateNow = lateDaysAt(now, assessment, policy);
  return lateNow === 0 || isMoved ? lateNow : lateDaysAt(sendAt, assessment, policy);
}

/** The same for a notice that leaves, or moves, after its window's day: a contact delay does not count, an outage does. */
export function lateDaysOfPending(notice: PendingNotice, instant: string, { sendWindow }: DunningPolicy): number {
  return notice.lateDays + Math.max(0, daysBetween(notice.window, localDate(instant, sendWindow.timeZone)));
}
