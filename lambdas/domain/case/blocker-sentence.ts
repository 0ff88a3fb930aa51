import { addDays } from '../calendar/civil-date.ts';
import { localDate } from '../calendar/send-window.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { formatMoney } from '../money.ts';
import { balanceMinor, type Case, type CaseStatus, lastNotice, type PendingNotice } from './case.ts';
import type { Hold } from './pause.ts';
import { gapDaysOf, type Postponement, type Step } from './ladder.ts';

/** How sentences about a case name its steps. */
const stepNames: Readonly<Record<Step, string>> = {
  courtesyNotice: 'the courtesy notice',
  reminderOne: 'reminder one',
  reminderTwo: 'reminder two',
  directNotice: 'the direct notice',
  legalEscalation: 'the formal notice',
  legalDecision: 'the legal decision',
};

const statusWords: Readonly<Record<CaseStatus, string>> = {
  open: 'open',
  paused: 'paused',
  escalated: 'escalated',
  paid: 'paid',
  canceled: 'canceled',
  handedOver: 'handed over to collection',
  writtenOff: 'written off',
};

function beginning(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/** Why a date of the case or of its debtor holds a step back. */
export function postponementSentence(
  { code, from }: Postponement,
  step: Step,
  dunned: Case,
  policy: DunningPolicy,
): string {
  switch (code) {
    case 'notYetDue':
      return dunned.legal?.kind === 'extended'
        ? `The legal decision is put off until ${from}.`
        : `${beginning(stepNames[step])} is not due before ${from}.`;
    case 'minimumGap': {
      const last = lastNotice(dunned);
      const before = last ? stepNames[last.stage] : 'the stage before';
      const gapDays = gapDaysOf(policy);
      const leftOn = addDays(from, -gapDays);
      return `The policy leaves ${days(gapDays)} between two stages, and ${before} left on ${leftOn}.`;
    }
    case 'contactDelay': {
      const leftOn = addDays(from, -policy.minimumContactDelayDays);
      return `The policy leaves ${days(policy.minimumContactDelayDays)} between two messages to a debtor, and one left on ${leftOn}.`;
    }
  }
}

/** Why a step whose day has come does not leave at this hour. */
export function sendHoursSentence({ sendWindow: { from, to, timeZone, businessDaysOf } }: DunningPolicy): string {
  return `Messages leave on business days (${businessDaysOf}) from ${from} to ${to}, ${timeZone} time.`;
}

/** Why a strict stage waits; `until` is the instant it may leave. */
export function quietPeriodSentence(step: Step, until: string, { sendWindow }: DunningPolicy): string {
  const on = localDate(until, sendWindow.timeZone);
  return `The policy keeps a quiet period: ${stepNames[step]} does not leave before ${on}.`;
}

/** What has become of the notice that is on its way out. */
export function pendingSentence({ stage, sendAt, messageKey }: PendingNotice, now: string): string {
  const name = beginning(stepNames[stage]);
  if (sendAt > now) return `${name} leaves with the debtor's next message, at ${sendAt}.`;
  return messageKey === undefined
    ? `${name} is about to leave.`
    : `${name} is being sent; the mail service has not confirmed it yet.`;
}

/** Why nothing is sent although it would be due: a person wants it so. */
export function holdSentence({ reason, until }: Hold): string {
  return `A person holds dunning until ${until}: ${reason}`;
}

/** Why a notice that did not arrive, or of which nobody knows, holds the ladder. */
export function undeliveredSentence(stage: Step): string {
  return `It is not certain that ${stepNames[stage]} has arrived: a person has to look into it.`;
}

/** Why nothing is sent for a balance so small. */
export function minimumBalanceSentence(dunned: Case, policy: DunningPolicy): string {
  const { currency } = dunned.invoice.amount;
  const [balance, minimum] = [balanceMinor(dunned), policy.minimumBalanceMinor].map((amountMinor) =>
    formatMoney({ amountMinor, currency }, 'en'),
  );
  return `The balance is ${balance}; the policy sends nothing below ${minimum}.`;
}

/** Why nothing comes any more. */
export function closedSentence(status: CaseStatus): string {
  return `The case is closed: the invoice is ${statusWords[status]}.`;
}
