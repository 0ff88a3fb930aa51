import type { CivilDate } from './calendar/civil-date.ts';

// Public holidays are known from 2010 to 2045; dunning may begin a year before a due date, and follow it for years.

/** No invoice is issued before it. */
export const earliestDate: CivilDate = '2011-01-01';

/** No invoice falls due after it, and no debtor is given longer to pay. */
export const latestDate: CivilDate = '2039-12-31';
