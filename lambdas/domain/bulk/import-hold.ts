import { addBusinessDays } from '../calendar/business-days.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { localDate } from '../calendar/send-window.ts';
import type { DunningPolicy } from '../dunning-policy.ts';

/** With which row of which import an invoice came. `turn`: which debtor of it this is, in the order in which it names them, from 0. */
export type Imported = { readonly id: string; readonly turn: number; readonly row: number };

/** A manager has let an import go. */
export type Release = {
  readonly at: string;
  readonly by: string;
  /** Debtors who are first written to on one day; all at once when left out. */
  readonly maxMessagesPerDay?: number;
};

/** An import whose invoices send nothing before a manager has released it. */
export type ImportHold = { readonly since: string; readonly release?: Release };

/**
 * The first day on which a debtor of an import is written to: so many of them on the business day after the release, as
 * many on the next one, and so on. Undefined when they are not spread.
 */
export function turnDay(
  { turn }: Pick<Imported, 'turn'>,
  { at, maxMessagesPerDay }: Release,
  { sendWindow }: Pick<DunningPolicy, 'sendWindow'>,
): CivilDate | undefined {
  if (maxMessagesPerDay === undefined) return undefined;
  const days = 1 + Math.floor(turn / maxMessagesPerDay);
  return addBusinessDays(localDate(at, sendWindow.timeZone), days, sendWindow.businessDaysOf);
}
