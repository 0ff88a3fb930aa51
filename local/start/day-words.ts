import { localDate } from '../../lambdas/domain/calendar/send-window.ts';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A day as `7 Apr`: of an instant in the creditor's time zone, or of a calendar date. */
export function dayWords(at: string): string {
  const date = at.includes('T') ? localDate(at, defaultPolicy.sendWindow.timeZone) : at;
  return dayFormat.format(new Date(`${date}T00:00:00Z`));
}
