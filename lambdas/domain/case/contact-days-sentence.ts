import { localDate } from '../calendar/send-window.ts';
import type { Weekday } from '../calendar/weekday.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { stepNames } from './blocker-sentence.ts';
import type { Step } from './ladder.ts';

/** `Tuesday`, `Monday and Thursday`: the weekdays on which a debtor is written to. */
export function weekdayNames(days: readonly Weekday[]): string {
  const names = days.map((day) => `${day.slice(0, 1).toUpperCase()}${day.slice(1)}`);
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Why a step waits for a day of the week; `until` is the instant it may leave. */
export function contactDaysSentence(
  step: Step,
  days: readonly Weekday[],
  until: string,
  { sendWindow }: DunningPolicy,
): string {
  const on = localDate(until, sendWindow.timeZone);
  return `The debtor is written to on ${weekdayNames(days)} alone: ${stepNames[step]} does not leave before ${on}.`;
}
