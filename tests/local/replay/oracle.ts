import { isPublicHoliday } from '../../../lambdas/domain/calendar/public-holidays.ts';
import type { DunningPolicy, Stage } from '../../../lambdas/domain/dunning-policy.ts';
import type { BookRow } from '../../../local/replay/book.ts';

/** What a policy without gaps and delays implies for one invoice, worked out from the rules alone. */
export type Implied = {
  readonly number: string;
  readonly debtor: string;
  readonly outcome: 'open' | 'escalated' | 'paid';
  readonly closedOn: string | null;
  readonly notices: readonly { readonly stage: Stage; readonly sentOn: string }[];
};

const dayMs = 86_400_000;
const ladder = ['courtesyNotice', 'reminderOne', 'reminderTwo', 'directNotice', 'legalEscalation'] as const;

const shift = (date: string, days: number) => new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
const distance = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / dayMs;
const later = (a: string, b: string) => (a > b ? a : b);

function calendarOf({ sendWindow: { businessDaysOf } }: DunningPolicy) {
  const isOff = (date: string) =>
    [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()) || isPublicHoliday(date, businessDaysOf);
  const open = (date: string): string => (isOff(date) ? open(shift(date, 1)) : date);
  const after = (date: string, count: number): string =>
    count === 0 ? open(date) : after(open(shift(date, 1)), count - 1);
  return { open, after };
}

/**
 * Posted at 08:00 of its issue day, paid in full at 08:00 of its payment day. A stage leaves on the first business day
 * on or after due date and offset; reminder one leaves the bank its float; a courtesy notice only up to the due date.
 * A stage that could not leave on its day puts those after it off by as many days. What is too small to write about is
 * put to a person on the day of the last stage.
 */
export function impliedBy(policy: DunningPolicy, row: BookRow, until = '9999-12-31'): Implied {
  const { open, after } = calendarOf(policy);
  const { issueDate, dueDate, amountMinor, number, debtor } = row;
  const paidOn = row.paidOn === undefined ? undefined : later(row.paidOn, issueDate);
  // Money is taken at 08:00: on its day it stops what would leave then or later.
  const opensBeforeMoney = policy.sendWindow.from < '08:00';
  const isStopped = (sentOn: string) => paidOn !== undefined && (opensBeforeMoney ? paidOn < sentOn : paidOn <= sentOn);
  const notices: { stage: Stage; sentOn: string }[] = [];
  // Send hours that end before 08:00 are over on the day an invoice is posted.
  const postedFrom = policy.sendWindow.to <= '08:00' ? shift(issueDate, 1) : issueDate;
  // A debtor has one window a day, so two stages of an invoice never share one.
  let gapFrom = '';
  let late = 0;
  let decisionOn: string | undefined;
  for (const stage of ladder) {
    const { enabled, offsetDays = 0 } = policy.stages[stage];
    if (!enabled) continue;
    const byOffset = shift(dueDate, offsetDays + late);
    const float = after(open(dueDate), policy.bankFloatBusinessDays);
    const ruled = stage === 'reminderOne' ? later(byOffset, float) : byOffset;
    const planned = open(later(ruled, gapFrom));
    const sentOn = open(later(planned, postedFrom));
    if (stage === 'courtesyNotice' && sentOn > dueDate) continue;
    if (stage === 'legalEscalation' && amountMinor < policy.legalThresholdMinor) {
      decisionOn = sentOn;
      break;
    }
    if (stage !== 'courtesyNotice') late += Math.max(0, distance(planned, sentOn));
    notices.push({ stage, sentOn });
    gapFrom = shift(sentOn, 1);
  }
  const lastOn = notices.at(-1)?.sentOn ?? dueDate;
  decisionOn ??= after(open(shift(lastOn, policy.formalNoticeDays)), Math.max(1, policy.bankFloatBusinessDays));
  const isTooSmall = amountMinor < policy.minimumBalanceMinor;
  const last = ladder.findLast((stage) => policy.stages[stage].enabled);
  if (isTooSmall && last) decisionOn = open(shift(dueDate, policy.stages[last].offsetDays ?? 0));
  const isPaid = paidOn !== undefined && paidOn <= until;
  const isEscalated = decisionOn <= until;
  return {
    number,
    debtor,
    outcome: isPaid ? 'paid' : isEscalated ? 'escalated' : 'open',
    closedOn: isPaid ? (paidOn ?? null) : null,
    notices: isTooSmall ? [] : notices.filter(({ sentOn }) => sentOn <= until && !isStopped(sentOn)),
  };
}
