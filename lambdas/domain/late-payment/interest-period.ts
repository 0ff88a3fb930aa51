import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import type { CompleteClaimInput } from './claim-input.ts';
import type { Regime } from './regime.ts';

/** The days that bear interest, both included, as far as the day of the calculation. */
export type InterestPeriod = { readonly from: CivilDate; readonly to: CivilDate };

/**
 * The days for which interest runs. From the day after the due date; where the law asks for a formal notice, from the day
 * after that if it is later, and never without one. It runs to the day of the calculation, or to that of the judgment
 * that opened the insolvency (C. com. L622-28), both included. Null when there is no such day.
 */
export function interestPeriod(
  { starts }: Regime,
  { dueDate, formalNoticeOn, insolvencyOpenedOn, asOf }: CompleteClaimInput,
): InterestPeriod | null {
  if (starts === 'dayAfterFormalNotice' && formalNoticeOn === null) return null;
  const begins = [dueDate, ...(starts === 'dayAfterFormalNotice' ? [formalNoticeOn ?? dueDate] : [])];
  const from = addDays(begins.toSorted().at(-1) ?? dueDate, 1);
  const to = insolvencyOpenedOn !== null && insolvencyOpenedOn < asOf ? insolvencyOpenedOn : asOf;
  return from <= to ? { from, to } : null;
}

/** The day a number of years after another; 1 March when it would be a 29 February that does not exist. */
export function anniversary(date: CivilDate, years: number): CivilDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10);
}
