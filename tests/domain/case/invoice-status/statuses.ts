import type { Case } from '../../../../lambdas/domain/case/case.ts';
import { takeStatus } from '../../../../lambdas/domain/case/invoice-status/take-status.ts';
import type { PostedStatus } from '../../../../lambdas/domain/invoice-status/posted-status.ts';
import { aCaseThatSent, aPolicy } from '../../builders.ts';
import { after } from '../deciding.ts';

export const policy = aPolicy({ paymentSentBusinessDays: 5 });
/** A Wednesday. */
export const now = '2026-04-08T08:00:00.000Z';
export const moment = (at = now) => ({ now: at, today: at.slice(0, 10), policy });

/** Reminder one of 1,200.00 EUR left on 3 April. */
export const reminded = (): Case => aCaseThatSent({ reminderOne: '2026-04-03' });

/** A status that was set on 8 April at an hour, unless told otherwise. */
export const aStatus = (code: number, changes: Partial<PostedStatus> = {}): PostedStatus => ({
  code,
  at: changes.on === undefined ? '2026-04-08T07:00:00Z' : undefined,
  ...changes,
});

/** The case with these statuses, each an hour after the one before, in this order. */
export function withStatuses(posted: readonly (number | PostedStatus)[], dunned = reminded()): Case {
  return posted.reduce<Case>((before, each, index) => {
    const hour = `2026-04-08T0${index}:00:00Z`;
    const status = typeof each === 'number' ? aStatus(each, { at: hour }) : each;
    return after(before, takeStatus(before, `S-${index + 1}`, status, moment()), now);
  }, dunned);
}
