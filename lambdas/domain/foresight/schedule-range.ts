import { addDays, type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import type { Fault } from '../fault.ts';

const mostDays = 31;
/** Whoever looks further ahead than this would pay for all that is sent until then. */
const farthestDays = 92;

/** Why a range of days cannot be looked at; `now` is an instant. */
export function rangeFaults({ from, to }: { readonly from: CivilDate; readonly to: CivilDate }, now: string): Fault[] {
  if (to < from) return [{ field: 'to', message: `is before ${from}` }];
  const days = daysBetween(from, to) + 1;
  if (days > mostDays) return [{ field: 'to', message: `makes ${days} days: ${mostDays} at most` }];
  const farthest = addDays(now.slice(0, 10), farthestDays);
  return to > farthest ? [{ field: 'to', message: `is after ${farthest}: ${farthestDays} days ahead at most` }] : [];
}
