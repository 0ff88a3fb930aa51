import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { localDate } from '../calendar/send-window.ts';
import type { DebtorHold } from '../debtor.ts';
import type { GlobalHold } from '../circumstances/circumstances.ts';
import type { Insolvency } from '../insolvency/insolvency.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { type Currency, formatMoney } from '../money.ts';
import { type Case, type CaseStatus, lastTold } from './case.ts';
import type { PendingNotice } from './notice.ts';
import type { Pause } from './pause.ts';
import { contactDelayDaysOf, gapDaysOf, type Postponement, type Step } from './ladder.ts';

/** How sentences about a case name its steps. */
export const stepNames: Readonly<Record<Step, string>> = {
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

/** `1 day`, `3 days`. */
export function days(count: number): string {
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
      const last = lastTold(dunned);
      const before = last ? stepNames[last.stage] : 'the stage before';
      const did = last?.isEarlier
        ? 'was told before the import'
        : last?.isWritten === false
          ? 'was told by a person'
          : 'left';
      const gapDays = gapDaysOf(policy);
      const leftOn = addDays(from, -gapDays);
      return `The policy leaves ${days(gapDays)} between two stages, and ${before} ${did} on ${leftOn}.`;
    }
    case 'contactDelay': {
      const delayDays = contactDelayDaysOf(dunned, policy);
      const leftOn = addDays(from, -delayDays);
      return `The policy leaves ${days(delayDays)} between two messages to a debtor, and one left on ${leftOn}.`;
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

/** Why nothing is sent although it would be due: people want or have agreed it so. Amounts in minor units. */
export function pauseSentence(pause: Pause, currency: Currency): string {
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, 'en');
  switch (pause.kind) {
    case 'hold':
      if (pause.asks) return `Nothing is asked, as ${pause.reason}; a person reviews it on ${pause.until}.`;
      return pause.status === undefined
        ? `A person holds dunning until ${pause.until}: ${pause.reason}`
        : `Nothing is asked until ${pause.until}, as ${pause.reason}.`;
    case 'dispute': {
      if (pause.end)
        return `The debtor's objection was accepted (${pause.reason}); a credit note is expected until ${pause.reviewOn}.`;
      const amount = pause.disputedMinor === null ? 'the whole amount' : money(pause.disputedMinor);
      return `The debtor disputes ${amount} (${pause.reason}); a person reviews it on ${pause.until}.`;
    }
    case 'promise':
      return `The debtor has promised ${money(pause.amountMinor)} for ${pause.promisedFor}; whether he has kept it is decided on ${pause.until}.`;
    case 'instalmentPlan':
      return `The balance is paid in ${pause.instalments.length} instalments; the plan is looked at on ${pause.until}.`;
  }
}

/** Why nothing is sent to the debtor at all. */
export function debtorHoldSentence({ reason, until }: DebtorHold): string {
  return `A person holds dunning of this debtor until ${until}: ${reason}`;
}

/** Why a debtor in insolvency is not dunned at all, or after it not for what is older. */
export function insolvencySentence({ openedOn, end }: Pick<Insolvency, 'openedOn' | 'end'>): string {
  return end === null
    ? `An insolvency of this debtor was opened on ${openedOn}: nothing is asked of him; what he owes is declared instead.`
    : `The claim is older than the insolvency of this debtor that was opened on ${openedOn}: a person decides what becomes of it.`;
}

/** Why nothing is sent to a debtor who has answered, before the day on which it goes on. */
export function replySentence(until: CivilDate): string {
  return `The debtor has answered: nothing leaves before ${until}, unless a person has seen to it sooner.`;
}

/** Why a stage is not sent to a debtor as long as an answer of his is open. */
export function openReplySentence(step: Step): string {
  return `The debtor has answered, and nobody has seen to it yet: ${stepNames[step]} does not leave before.`;
}

/** Why a stage is not sent to a debtor whom nobody is to write to. */
export function doNotWriteSentence(step: Step, isAsked: boolean): string {
  if (step === 'courtesyNotice') return 'Nobody is to write to this debtor.';
  const how = isAsked ? 'a person has been asked to tell him of' : 'a person tells him of';
  return `Nobody is to write to this debtor: ${how} ${stepNames[step]}.`;
}

/** Why nothing is asked of a debtor whose money lies unapplied; amounts in minor units. */
export function unappliedMoneySentence(amountMinor: number, currency: Currency): string {
  const money = formatMoney({ amountMinor, currency }, 'en');
  return `The debtor has ${money} on no invoice, which would cover this one: a person allocates or refunds it.`;
}

/** Why a notice whose time has come waits for a person; `rest` is the instant until which he is not asked again. */
export function approvalSentence(step: Step, rest: string | undefined): string {
  const name = beginning(stepNames[step]);
  if (rest === undefined) return `${name} waits for a person's approval.`;
  return `A person has not approved ${stepNames[step]}; he is asked again on ${rest.slice(0, 10)}.`;
}

/** Why nothing is sent to many. */
export function globalHoldSentence({ scope, key, until, reason }: GlobalHold): string {
  return `A manager holds all dunning of the ${scope} ${key} until ${until}: ${reason}`;
}

/** Why nothing is sent while the company does not know what was paid. */
export function staleFeedSentence(readUpTo: string, hours: number): string {
  return `The bank was last read up to ${readUpTo}; the policy sends nothing when that is over ${hours} hours ago.`;
}

/** Why a ladder that a decision has let go on does not go on at once. */
export function gapAfterResumptionSentence(from: CivilDate, policy: DunningPolicy): string {
  const gapDays = gapDaysOf(policy);
  return `The policy leaves ${days(gapDays)} after a decision about the case, which came on ${addDays(from, -gapDays)}.`;
}

/** Why nothing is sent to a debtor of whom no address takes mail. */
export function addressSentence(step: Step): string {
  return `No address of the debtor takes mail: a person has to find one before ${stepNames[step]} leaves.`;
}

/** Why the formal notice goes by letter and not by e-mail. */
export type LetterReason = 'noAddress' | 'noProof';

/** Why the formal notice does not leave as an e-mail. */
export function letterSentence(reason: LetterReason, isAsked: boolean): string {
  const why = {
    noAddress: 'No address of the debtor takes mail',
    noProof: 'No notice of this invoice is known to have arrived',
  }[reason];
  return `${why}: ${isAsked ? 'a person has been asked to post' : 'a person posts'} the formal notice as a letter.`;
}

/** Why a notice of which nobody knows whether it left holds the ladder. */
export function undeliveredSentence(stage: Step): string {
  return `It is not certain that ${stepNames[stage]} has arrived: a person has to look into it.`;
}

/** Why nothing comes any more. */
export function closedSentence(status: CaseStatus): string {
  return `The case is closed: the invoice is ${statusWords[status]}.`;
}
