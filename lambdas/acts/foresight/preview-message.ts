import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { localDate, localTime } from '../../domain/calendar/send-window.ts';
import { demandableMinor } from '../../domain/case/demandable.ts';
import type { Stage } from '../../domain/dunning-policy.ts';
import type { ForeseenMessage, ForeseenSituation } from '../../domain/foresight/foresight.ts';
import { reasonsOf } from '../../domain/foresight/reasons.ts';
import type { MessageKind } from '../../domain/message/message.ts';
import type { Money } from '../../domain/money.ts';
import type { MessageContent } from '../../templates/message-content.ts';
import { creditorOf } from '../creditor-of.ts';
import type { Deps } from '../dunning-of-case.ts';
import { transactionalContent } from '../transactional-content.ts';
import { windowContent } from '../window-content.ts';
import { writeMessage, type WrittenMessage } from '../write-message.ts';

/** An invoice in a message; the stage is null where the message tells of no stage. */
export type PreviewedInvoice = {
  readonly id: string;
  readonly number: string;
  readonly stage: Stage | null;
  /** What is asked for. */
  readonly demanded: Money;
};

/** A message as it will leave when nothing happens before. */
export type PreviewedMessage = WrittenMessage & {
  readonly content: MessageContent;
  readonly kind: MessageKind;
  readonly creditor: string;
  readonly debtorId: string;
  readonly debtorName: string;
  readonly sendAt: string;
  /** The day of it in the policy's time zone, and what its clocks show. */
  readonly date: CivilDate;
  readonly time: string;
  readonly needsBankRead: boolean;
  readonly invoices: readonly PreviewedInvoice[];
  readonly why: readonly string[];
};

function invoiceOf({ dunned, policy, now }: ForeseenSituation, stage: Stage | null): PreviewedInvoice {
  const { id, invoice } = dunned;
  const amountMinor = demandableMinor(dunned, localDate(now, policy.sendWindow.timeZone));
  return { id, number: invoice.number, stage, demanded: { amountMinor, currency: invoice.amount.currency } };
}

/** Writes a foreseen message by the functions that write what leaves. */
export function previewMessage({ settings }: Pick<Deps, 'settings'>, message: ForeseenMessage): PreviewedMessage {
  const lead = message.kind === 'transactional' ? message.situation : message.notices[0];
  const { debtor, dunned, policy } = lead;
  const creditor = creditorOf(settings, dunned.invoice.creditor);
  const content: MessageContent =
    message.kind === 'transactional'
      ? transactionalContent(message.situation, message.subject, creditor)
      : windowContent(message.kind, message.notices, creditor, message.open);
  const invoices =
    message.kind === 'transactional'
      ? [invoiceOf(message.situation, null)]
      : message.notices.map((notice) => invoiceOf(notice, notice.stage));
  return {
    ...writeMessage(content, debtor),
    content,
    kind: message.kind,
    creditor: creditor.id,
    debtorId: debtor.id,
    debtorName: debtor.name,
    sendAt: message.sendAt,
    date: localDate(message.sendAt, policy.sendWindow.timeZone),
    time: localTime(message.sendAt, policy.sendWindow.timeZone),
    needsBankRead: message.needsBankRead,
    invoices,
    why: reasonsOf(message),
  };
}
