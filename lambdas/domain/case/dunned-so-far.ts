import { addDays, type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { type Fault, faultsOf } from '../fault.ts';
import type { PostedInvoice } from '../invoice.ts';

type Told = Pick<PostedInvoice, 'issueDate' | 'dueDate' | 'dunnedSoFar'>;

/** The instant by which a day counts that nobody knows the hour of: noon in UTC is on that day from New York to Tokyo. */
export function toldAt(on: CivilDate): string {
  return `${on}T12:00:00.000Z`;
}

/**
 * Days by which the ladder moves because of what was told before: the days from the policy's day of that stage to the day
 * it was told. Below zero when it was told early: what follows keeps the policy's distances all the same.
 */
export function daysFromPolicy({ dueDate, dunnedSoFar }: Told, policy: DunningPolicy): number {
  const offsetDays = dunnedSoFar && policy.stages[dunnedSoFar.stage].offsetDays;
  // A courtesy notice moves nothing: what follows counts from the due date.
  if (typeof offsetDays !== 'number' || dunnedSoFar?.stage === 'courtesyNotice') return 0;
  return dunnedSoFar ? daysBetween(addDays(dueDate, offsetDays), dunnedSoFar.on) : 0;
}

/** What is refused in what was told before. `today` in the time zone of the policy. */
export function dunnedSoFarFaults({ issueDate, dunnedSoFar }: Told, today: CivilDate): Fault[] {
  if (!dunnedSoFar) return [];
  return faultsOf([
    [dunnedSoFar.on > today, 'dunnedSoFar.on', 'is after today'],
    [dunnedSoFar.on < issueDate, 'dunnedSoFar.on', 'is before the issue date'],
  ]);
}
