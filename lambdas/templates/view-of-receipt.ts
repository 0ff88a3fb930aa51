import { formatMoney } from '../domain/money.ts';
import type { ReceiptContent } from './message-content.ts';
import type { MessageView } from './message-view.ts';
import { waysToPay } from './payment-ways.ts';
import { longDate } from './printed-values.ts';
import { unbroken } from './unbroken.ts';
import { addresseeOf, frameOf, rowOf } from './view-parts.ts';
import type { Wording } from './wording/wording.ts';

/** The view of a receipt: thanks first, then what remains and how to pay it, or that all is done. */
export const viewOfReceipt = (content: ReceiptContent, wording: Wording): MessageView => {
  const { invoice, payment, balanceMinor, isFull } = content;
  const { locale } = wording;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency: payment.currency }, locale);
  const deadline = invoice.deadline === null ? null : longDate(invoice.deadline, locale);
  const framing = wording.receipt({
    number: unbroken(invoice.number),
    paid: money(payment.amountMinor),
    receivedOn: longDate(payment.receivedOn, locale),
    method: payment.method ?? null,
    isFull,
    balance: money(balanceMinor),
    deadline,
    excess: content.excessMinor > 0 ? money(content.excessMinor) : null,
  });
  const row = rowOf({ ...invoice, balanceMinor }, payment.currency, { note: null, hasOwnPage: false }, wording);
  const addressee = addresseeOf(content);

  return {
    ...frameOf(content, wording),
    ...framing,
    parties: [],
    greeting: wording.greeting(addressee, false),
    balances: [
      {
        label: framing.boxLabel,
        amount: money(isFull ? payment.amountMinor : balanceMinor),
        details: isFull || deadline === null ? [] : [wording.payBy(deadline)],
      },
    ],
    ...waysToPay(isFull ? [] : [invoice], content.creditor.name, wording),
    tables: [
      {
        caption: wording.labels.invoices(1, null),
        // Thanks are no place to count days.
        rows: [{ ...row, status: '', isLate: false }],
        total: null,
      },
    ],
    notes: [],
    questions: null,
    closing: isFull ? [] : [wording.dispute],
    signOff: wording.signOff('receipt', addressee),
  };
};
