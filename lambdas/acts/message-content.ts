import { addressLines } from '../domain/address-lines.ts';
import { onOrAfterBusinessDay } from '../domain/calendar/business-days.ts';
import { addDays, type CivilDate, daysBetween } from '../domain/calendar/civil-date.ts';
import { localDate } from '../domain/calendar/send-window.ts';
import { formalNoticeDeadline, type Step } from '../domain/case/ladder.ts';
import { stepAfter } from '../domain/case/plan.ts';
import type { Creditor } from '../domain/creditor.ts';
import type { Debtor } from '../domain/debtor.ts';
import { type DunningPolicy, type Stage, stages } from '../domain/dunning-policy.ts';
import type { Currency } from '../domain/money.ts';
import type { Receipt } from '../domain/window/receipt.ts';
import type {
  DunningContent,
  DunningItem,
  FormalContent,
  MessageSection,
  MessageStage,
  PrintedInvoice,
  ReceiptContent,
} from '../templates/message-content.ts';
import type { CaseSituation } from './dunning-of-case.ts';
import { printedCreditor, printedInvoice } from './printed-invoice.ts';

/** One notice with all that is known when the message is written. */
export type TellableNotice = CaseSituation & { readonly stage: Stage };

/** Days a reminder asks to pay within, unless the next step comes sooner. */
const reminderDays = 7;

/** The last business day to pay: a week from now, but before the step that is announced. Never later than it says. */
function reminderDeadline(today: CivilDate, next: CivilDate | null, { sendWindow }: DunningPolicy): CivilDate {
  const deadline = onOrAfterBusinessDay(addDays(today, reminderDays), sendWindow.businessDaysOf);
  if (next === null || deadline < next) return deadline;
  let before = addDays(next, -1);
  while (onOrAfterBusinessDay(before, sendWindow.businessDaysOf) !== before) before = addDays(before, -1);
  return before > today ? before : onOrAfterBusinessDay(today, sendWindow.businessDaysOf);
}

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
    return { currency, items, totalBalanceMinor: items.reduce((sum, item) => sum + item.balanceMinor, 0) };
  });
}

function mentionsCosts(notices: readonly TellableNotice[], debtor: Debtor): boolean {
  return debtor.kind === 'business' && notices.every(({ policy }) => policy.mentionsRecoveryCosts);
}

/** The one dunning message of a window: the highest stage leads, the others are listed with what each must say. */
export function dunningContent(
  notices: readonly [TellableNotice, ...TellableNotice[]],
  creditor: Creditor,
): DunningContent {
  const [{ debtor, policy, now }] = notices;
  const today = localDate(now, policy.sendWindow.timeZone);
  const leadingStage = stages.findLast((stage) => notices.some((notice) => notice.stage === stage)) as MessageStage;
  const entries = notices.map((notice) => ({
    currency: notice.dunned.invoice.amount.currency,
    item: dunningItem(notice, creditor, today),
  }));
  return {
    kind: 'dunning',
    locale: debtor.locale,
    creditor: printedCreditor(creditor),
    debtor: { name: debtor.name, kind: debtor.kind },
    writtenOn: today,
    leadingStage,
    sections: sectionsOf(entries),
    mentionsRecoveryCosts: mentionsCosts(notices, debtor),
    offersInstalments: leadingStage === 'reminderTwo' || leadingStage === 'directNotice',
  };
}

/** The formal notice of a window, alone in its message. */
export function formalContent(
  notices: readonly [TellableNotice, ...TellableNotice[]],
  creditor: Creditor,
): FormalContent {
  const [first] = notices;
  const { debtor, policy, now } = first;
  const today = localDate(now, policy.sendWindow.timeZone);
  const next = nextStep(first);
  const deadline = formalNoticeDeadline(today, policy);
  const entries = notices.map(({ dunned }) => ({
    currency: dunned.invoice.amount.currency,
    item: { ...printedInvoice(dunned, creditor, today), stage: 'legalEscalation' as const },
  }));
  return {
    kind: 'formal',
    locale: debtor.locale,
    creditor: printedCreditor(creditor),
    debtor: {
      name: debtor.name,
      kind: debtor.kind,
      ...(debtor.address && { addressLines: addressLines(debtor) }),
    },
    writtenOn: today,
    sections: sectionsOf(entries),
    mentionsRecoveryCosts: mentionsCosts(notices, debtor),
    // As many as there are until that day, which may have moved to a business day: a notice must not contradict itself.
    deadlineDays: daysBetween(today, deadline),
    deadline,
    nextStep: next?.stage === 'legalDecision' ? { stage: 'legalDecision', on: next.on } : null,
  };
}

/** Thanks for a payment, and what remains of the invoice. */
export function receiptContent(
  { dunned, debtor, policy, now }: CaseSituation,
  receipt: Receipt,
  creditor: Creditor,
): ReceiptContent {
  const today = localDate(now, policy.sendWindow.timeZone);
  const remaining = Math.max(0, receipt.balanceMinor);
  const { balanceMinor: _balance, ...invoice } = printedInvoice(dunned, creditor, today);
  return {
    kind: 'receipt',
    locale: debtor.locale,
    creditor: printedCreditor(creditor),
    debtor: { name: debtor.name, kind: debtor.kind },
    writtenOn: today,
    invoice: { ...invoice, deadline: remaining > 0 ? reminderDeadline(today, null, policy) : null },
    payment: { ...receipt.amount, receivedOn: receipt.receivedOn },
    balanceMinor: remaining,
    isFull: remaining === 0,
    excessMinor: Math.max(0, -receipt.balanceMinor),
  };
}
