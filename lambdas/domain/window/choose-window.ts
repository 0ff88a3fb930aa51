import { addDays, type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import { firstOpening, isOpen, localDate } from '../calendar/send-window.ts';
import type { Debtor } from '../debtor.ts';
import { lastContactOf } from '../debtor/address-service.ts';
import { contactDaysOf, isContactDay } from '../debtor/contact-days.ts';
import type { DunningPolicy, Stage } from '../dunning-policy.ts';
import { spreadMs } from '../case/ladder-instants.ts';
import type { DebtorWindow } from './window.ts';

export type ChosenWindow = {
  readonly date: CivilDate;
  readonly sendAt: string;
  readonly isNew: boolean;
  /** The contact delay, or a window that waits for its end, has put the notice later than the next occasion. */
  readonly isMoved: boolean;
};

type Occasion = {
  /** The stage whose notice goes into it: not all of them keep the debtor's days of the week. */
  readonly stage: Stage;
  readonly debtor: Debtor;
  readonly policy: DunningPolicy;
  readonly now: string;
  /** The debtor's windows of today and later, whatever their state. */
  readonly windows: readonly DebtorWindow[];
};

/** The instant a new window of a date sends: as soon as notices have gathered, or that day's opening with its spread. */
function sendInstant(date: CivilDate, { debtor, policy, now }: Occasion): string | undefined {
  const { timeZone } = policy.sendWindow;
  const gatherMs = policy.gatherMinutes * 60_000;
  if (date === localDate(now, timeZone)) {
    const at = new Date(Date.parse(now) + gatherMs).toISOString();
    if (isOpen(at, policy.sendWindow)) return at;
  }
  const opening = Date.parse(firstOpening(date, policy.sendWindow));
  const at = new Date(opening + spreadMs(debtor.creditor, debtor.id, policy) + gatherMs).toISOString();
  // On a day when the clocks skip an hour, the spread may reach past the closing.
  return at > now && isOpen(at, policy.sendWindow) ? at : undefined;
}

/** Whether the debtor is written to on a date, by the days of the week he has. */
function isOnHisDays(date: CivilDate, { debtor, stage, policy }: Occasion): boolean {
  const days = contactDaysOf(debtor, stage);
  return days === undefined || isContactDay(date, days, policy.sendWindow.businessDaysOf);
}

/** A window that its execution has not closed, even if it is late: it must only not leave outside the send hours. */
function isJoinable({ state, sendAt }: DebtorWindow, { now, policy }: Occasion): boolean {
  return state === 'open' && (sendAt > now || isOpen(now, policy.sendWindow));
}

function earliestNewWindow(from: CivilDate, occasion: Occasion): { date: CivilDate; sendAt: string } {
  const { policy, windows } = occasion;
  for (let candidate = from; ; candidate = addDays(candidate, 1)) {
    const sendAt = sendInstant(candidate, occasion);
    if (sendAt === undefined) continue;
    const date = localDate(sendAt, policy.sendWindow.timeZone);
    const isFree = windows.every((window) => window.date !== date || isJoinable(window, occasion));
    if (isFree && isOnHisDays(date, occasion)) return { date, sendAt };
  }
}

/**
 * The window a notice goes into: one that already waits, when the contact delay would not let both leave, else the first
 * sending occasion after the debtor's last contact, on one of his days of the week. A closed window is never joined.
 */
export function chooseWindow(occasion: Occasion): ChosenWindow {
  const { debtor, policy, now, windows } = occasion;
  const { timeZone } = policy.sendWindow;
  const today = localDate(now, timeZone);
  const lastContactAt = lastContactOf(debtor);
  const rested =
    lastContactAt === undefined ? today : addDays(localDate(lastContactAt, timeZone), policy.minimumContactDelayDays);
  const soonest = earliestNewWindow(today, occasion);
  const created = rested > today ? earliestNewWindow(rested, occasion) : soonest;
  const waiting = windows.find(
    (window) =>
      isJoinable(window, occasion) &&
      isOnHisDays(window.date, occasion) &&
      (window.date <= created.date || daysBetween(created.date, window.date) < policy.minimumContactDelayDays),
  );
  const { date, sendAt } = waiting ?? created;
  return { date, sendAt, isNew: waiting === undefined, isMoved: date > soonest.date };
}
