import { addressLines } from '../domain/address-lines.ts';
import { onOrAfterBusinessDay } from '../domain/calendar/business-days.ts';
import { type CivilDate, daysBetween } from '../domain/calendar/civil-date.ts';
import { localDate } from '../domain/calendar/send-window.ts';
import type { Case } from '../domain/case/case.ts';
import { formalNoticeDeadline, type Step } from '../domain/case/ladder.ts';
import { stepAfter } from '../domain/case/ladder-instants.ts';
import { goesRegistered } from '../domain/case/letter/request-letter.ts';
import type { Creditor } from '../domain/creditor.ts';
import { unappliedSums } from '../domain/debtor/unapplied-money.ts';
import { type Stage, stages } from '../domain/dunning-policy.ts';
import type { Currency } from '../domain/money.ts';
import type {
  DunningContent,
  DunningItem,
  FormalContent,
  MessageSection,
  MessageStage,
} from '../templates/message-content.ts';
import type { PrintedInvoice } from '../templates/printed-invoice.ts';
import type { CaseSituation } from './dunning-of-case.ts';
import { formalClaims } from './formal-claims.ts';
import { itemClaim } from './item-claim.ts';
import { reminderDeadline } from './payment-deadline.ts';
import { letterHead, printedInvoice } from './printed-invoice.ts';
import { statementContent } from './statement-content.ts';

/** One notice with all that is known when the message is written. */
export type TellableNotice = CaseSituation & { readonly stage: Stage };

type AnnouncedStep = Exclude<Step, 'courtesyNotice'>;

function nextStep(notice: TellableNotice): { stage: AnnouncedStep; on: CivilDate } | null {
  const next = stepAfter(notice, notice.stage);
  if (!next || next.step === 'courtesyNotice') return null;
  return { stage: next.step, on: localDate(next.at, notice.policy.sendWindow.timeZone) };
}

function dunningItem(notice: TellableNotice, creditor: Creditor, today: CivilDate): DunningItem {
  const { dunned, policy } = notice;
  const next = nextStep(notice);
  const isCourtesy = notice.stage === 'courtesyNotice';
  const deadline = isCourtesy
    ? onOrAfterBusinessDay(dunned.invoice.dueDate, policy.sendWindow.businessDaysOf)
    : reminderDeadline(today, next?.on ?? null, policy);
  return {
    ...printedInvoice(dunned, creditor, today),
    stage: notice.stage as MessageStage,
    deadline,
    nextStep: isCourtesy ? null : next,
    claim: itemClaim(notice, today),
  };
}

/** One section per currency, the most urgent invoices first. */
function sectionsOf<Item extends PrintedInvoice & { stage: Stage }>(
  entries: readonly { currency: Currency; item: Item }[],
): MessageSection<Item>[] {
  const currencies = [...new Set(entries.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const items = entries
      .filter((entry) => entry.currency === currency)
      .map(({ item }) => item)
      .sort(
        (a, b) =>
          stages.indexOf(b.stage) - stages.indexOf(a.stage) ||
          (a.dueDate < b.dueDate ? -1 : 1) ||
          (a.number < b.number ? -1 : 1),
      );
    return { currency, items, totalAskedMinor: items.reduce((sum, item) => sum + item.askedMinor, 0) };
  });
}

/** By the grade at the posting of the invoice: what this one does itself is no habit yet. */
function isKnownToPayLate({ payerGrade }: Case): boolean {
  return payerGrade === 'watch' || payerGrade === 'bad';
}

/** What a debtor owes as this message knows it: a case that it tells of as the message does, the others as they were found. */
function openOf(notices: readonly TellableNotice[], found: readonly Case[]): Case[] {
  const told = new Set(notices.map(({ dunned }) => dunned.id));
  return [...notices.map(({ dunned }) => dunned), ...found.filter(({ id }) => !told.has(id))];
}

/**
 * The one dunning message of a window: the highest stage leads, the others are listed with what each must say. `open` are
 * the open cases of the debtor, told or not.
 */
export function dunningContent(
  notices: readonly [TellableNotice, ...TellableNotice[]],
  creditor: Creditor,
  open: readonly Case[],
): DunningContent {
  const [first] = notices;
  const head = letterHead(first, creditor);
  const leadingStage = stages.findLast((stage) => notices.some((notice) => notice.stage === stage)) as MessageStage;
  const entries = notices.map((notice) => ({
    currency: notice.dunned.invoice.amount.currency,
    item: dunningItem(notice, creditor, head.writtenOn),
  }));
  return {
    kind: 'dunning',
    ...head,
    leadingStage,
    sections: sectionsOf(entries),
    offersInstalments: leadingStage === 'reminderTwo' || leadingStage === 'directNotice',
    assumesOversight: !notices.some(({ dunned }) => isKnownToPayLate(dunned)),
    unapplied: unappliedSums(first.debtor),
    statement: statementContent(openOf(notices, open), first, creditor),
  };
}

/** The formal notice of a window, alone in its message. */
export function formalContent(
  notices: readonly [TellableNotice, ...TellableNotice[]],
  creditor: Creditor,
): FormalContent {
  const [first] = notices;
  const { debtor, policy } = first;
  const head = letterHead(first, creditor);
  const today = head.writtenOn;
  const next = nextStep(first);
  const deadline = formalNoticeDeadline(today, policy);
  const entries = notices.map(({ dunned }) => ({
    currency: dunned.invoice.amount.currency,
    item: { ...printedInvoice(dunned, creditor, today), stage: 'legalEscalation' as const },
  }));
  return {
    kind: 'formal',
    ...head,
    debtor: { ...head.debtor, ...(debtor.address && { addressLines: addressLines(debtor) }) },
    sections: sectionsOf(entries),
    // As many as there are until that day, which may have moved to a business day: a notice must not contradict itself.
    deadlineDays: daysBetween(today, deadline),
    deadline,
    nextStep: next?.stage === 'legalDecision' ? { stage: 'legalDecision', on: next.on } : null,
    unapplied: unappliedSums(debtor),
    claims: formalClaims(notices, today),
    isRegistered: goesRegistered(first),
    registeredDays: policy.formalNoticeDays,
  };
}
