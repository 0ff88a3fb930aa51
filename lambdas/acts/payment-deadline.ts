import { onOrAfterBusinessDay } from '../domain/calendar/business-days.ts';
import { addDays, type CivilDate } from '../domain/calendar/civil-date.ts';
import type { Case } from '../domain/case/case.ts';
import type { DunningPolicy } from '../domain/dunning-policy.ts';

type Rules = Pick<DunningPolicy, 'sendWindow'>;

/** Days a message asks to pay within, unless the next step comes sooner. */
const daysToPay = 7;

/** The last business day to pay: a week from now, but before the step that is announced. Never later than it says. */
export function reminderDeadline(today: CivilDate, next: CivilDate | null, { sendWindow }: Rules): CivilDate {
  const deadline = onOrAfterBusinessDay(addDays(today, daysToPay), sendWindow.businessDaysOf);
  if (next === null || deadline < next) return deadline;
  let before = addDays(next, -1);
  while (onOrAfterBusinessDay(before, sendWindow.businessDaysOf) !== before) before = addDays(before, -1);
  return before > today ? before : onOrAfterBusinessDay(today, sendWindow.businessDaysOf);
}

/** The last business day to pay what remains of an invoice: a week from now, and never before it is due. */
export function remainderDeadline({ invoice }: Pick<Case, 'invoice'>, today: CivilDate, policy: Rules): CivilDate {
  const due = onOrAfterBusinessDay(invoice.dueDate, policy.sendWindow.businessDaysOf);
  const deadline = reminderDeadline(today, null, policy);
  return due > deadline ? due : deadline;
}
