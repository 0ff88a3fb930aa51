import { formatMoney } from '../domain/money.ts';
import type { ReceiptContent } from './message-content.ts';
import type { MessageView } from './message-view.ts';
import { sharedPaymentLink, waysToPay } from './payment-ways.ts';
import { longDate } from './printed-values.ts';
import { frameOf, greetingOf, rowOf } from './view-parts.ts';
import type { Wording } from './wording/wording.ts';

/** The view of a receipt: thanks first, then what remains and how to pay it, or that all is done. */
export const viewOfReceipt = (content: ReceiptContent, wording: Wording): MessageView => {
  const { invoice, payment, balanceMinor, isFull } = content;
  const { locale } = wording;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency: payment.currency }, locale);
  const deadline = invoice.deadline === null ? null : longDate(invoice.deadline, locale);
  const framing = wording.receipt({
    number: invoice.number,
    paid: money(payment.amountMinor),
    receivedOn: longDate(payment.receivedOn, locale),
    method: payment.method ?? null,
    isFull,
    balance: money(balanceMinor),
    deadline,
    excess: content.excessMinor > 0 ? money(content.excessMinor) : null,
  });
  const row = rowOf({ ...invoice, balanceMinor }, payment.currency, null, wording);

  return {
    ...frameOf(content, wording),
    ...framing,
    parties: [],
    greeting: greetingOf(content, wording),
    balances: [
      {
        label: framing.boxLabel,
        amount: money(isFull ? payment.amountMinor : balanceMinor),
        details: isFull || deadline === null ? [] : [wording.payBy(deadline)],
      },
    ],
    primaryAction: isFull ? null : sharedPaymentLink([invoice], wording),
    tables: [
      {
        caption: wording.labels.invoices(1, null),
        rows: [isFull ? { ...row, status: '', isLate: false } : row],
        totalLabel: wording.labels.total(null),
        total: money(balanceMinor),
      },
    ],
    waysToPay: isFull ? [] : waysToPay([invoice], content.creditor.name, wording),
    notes: [],
    questions: null,
    closing: isFull ? [] : [wording.dispute],
    signOff: wording.signOff('receipt'),
  };
};
