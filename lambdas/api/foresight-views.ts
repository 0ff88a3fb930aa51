import type * as z from 'zod';
import type { Attachment } from '../acts/attachments.ts';
import type { PreviewedMessage } from '../acts/foresight/preview-message.ts';
import type { ScheduleRange } from '../acts/foresight/schedule-page.ts';
import type { Withheld } from '../domain/foresight/foresight.ts';
import type { Page } from '../ports/page.ts';
import type { nextMessageAnswer, scheduleAnswer } from './answers/foresight.ts';

/** What a debtor is sent next, in full, and what not. */
export function nextMessageView(
  messages: readonly (PreviewedMessage & { readonly attachments: readonly Attachment[] })[],
  withheld: readonly Withheld[],
): z.infer<typeof nextMessageAnswer> {
  return {
    messages: messages.map(({ kind, sendAt, to, cc, subject, text, html, attachments, invoices, why }) => ({
      kind,
      sendAt,
      recipients: { to: [...to], cc: [...cc] },
      subject,
      text,
      html,
      attachments: attachments.map(({ name, contentType, bytes }) => {
        return { name, contentType, sizeBytes: bytes.length, contentBase64: bytes.toString('base64') };
      }),
      invoices: [...invoices],
      why: [...why],
    })),
    withheld: withheld.map(({ dunned, blockers }) => ({
      invoiceId: dunned.id,
      number: dunned.invoice.number,
      blockers: [...blockers],
    })),
  };
}

/** A page of what is sent in a range, by day. */
export function scheduleView(
  { from, to }: ScheduleRange,
  page: Page<PreviewedMessage>,
): z.infer<typeof scheduleAnswer> {
  const byDay = Map.groupBy(page.items, ({ date }) => date);
  const days = [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, messages]) => ({
      date,
      messages: messages.map(({ creditor, debtorId, kind, sendAt, subject, invoices }) => ({
        creditor,
        debtorId,
        kind,
        sendAt,
        subject,
        invoices: [...invoices],
        nextMessage: `/debtors/${debtorId}/next-message?creditor=${creditor}`,
      })),
    }));
  return { from, to, days, cursor: page.cursor };
}
