import { addDays, type CivilDate } from '../../calendar/civil-date.ts';
import { localDate } from '../../calendar/send-window.ts';
import type { Case } from '../case.ts';
import { isMade } from '../notice.ts';
import { isOnItsWay, lastReport, letterOfCycle, type RegisteredLetter } from './registered-letter.ts';

/**
 * From which day a formal notice counts: `none` without one, or when it reached nobody; `awaited` while nobody knows yet
 * what became of its registered letter.
 */
export type FormalNoticeDay =
  | { readonly kind: 'none' }
  | { readonly kind: 'counts'; readonly on: CivilDate }
  | { readonly kind: 'awaited'; readonly letter: RegisteredLetter };

/** Days in which an electronic registered letter can be accepted (CPCE postes R53-3). */
const acceptanceDays = 15;

/**
 * The day from which a letter counts; null while it is awaited. Delivered, refused or unclaimed, from its first
 * presentation: a letter that the debtor does not take is valid (Cass. 1re civ. 2021-01-20, 19-20.680). An electronic one
 * counts from its acceptance, else once the days to accept it are over, whatever he does with it.
 */
function dayOfLetter(letter: RegisteredLetter): CivilDate | null {
  const last = lastReport(letter);
  if (last?.status === 'delivered') return last.on;
  if (letter.isElectronic) {
    const posted = letter.reports.find(({ status }) => status === 'posted')?.on;
    if (posted !== undefined) return addDays(posted, acceptanceDays);
    return last?.status === 'refused' || last?.status === 'unclaimed' ? addDays(last.on, acceptanceDays) : null;
  }
  return last?.status === 'refused' || last?.status === 'unclaimed' ? last.on : null;
}

/**
 * The day from which the formal notice of a case counts, by the calendar of a time zone: its deadline, and the interest of
 * a consumer, run from it. By mail alone the day on which it left; where a registered letter left too, the letter's; told
 * by a person, that day.
 */
export function formalNoticeDay({ notices, told, letters }: Case, timeZone: string): FormalNoticeDay {
  const notice = notices.findLast((sent) => sent.stage === 'legalEscalation' && sent.voidedAt === undefined);
  if (told?.stage === 'legalEscalation' && told.at > (notice?.sentAt ?? ''))
    return { kind: 'counts', on: localDate(told.at, timeZone) };
  if (!notice) return { kind: 'none' };
  const letter = letterOfCycle(letters, notice.cycle);
  if (letter && isOnItsWay(letter)) {
    const on = dayOfLetter(letter);
    return on === null ? { kind: 'awaited', letter } : { kind: 'counts', on };
  }
  return isMade(notice) ? { kind: 'counts', on: localDate(notice.sentAt, timeZone) } : { kind: 'none' };
}
