import { formatMoney } from '../domain/money.ts';
import { checkInvoice } from './check-invoice.ts';
import type { MessageView } from './message-view.ts';
import { waysToPay } from './payment-ways.ts';
import { longDate } from './printed-values.ts';
import { remainderOf } from './remainder-of.ts';
import type { ReceiptContent } from './transactional-content.ts';
import { unbroken } from './unbroken.ts';
import { addresseeOf, frameOf, rowOf } from './view-parts.ts';
import type { ClaimPaid } from './wording/transactional-facts.ts';
import type { Wording } from './wording/wording.ts';

/** What a payment has settled for late payment, as it is printed; null when nothing. */
export const claimPaid = (claim: ReceiptContent['claim'], money: (amountMinor: number) => string): ClaimPaid | null => {
  if (!claim) return null;
  const printed = (amountMinor: number) => (amountMinor > 0 ? money(amountMinor) : null);
  return { interest: printed(claim.interestMinor), compensation: printed(claim.compensationMinor) };
};

/** The view of a receipt: thanks first, then what remains and how to pay it, or that all is done. */
export const viewOfReceipt = (content: ReceiptContent, wording: Wording): MessageView => {
  const { invoice, payment, currency, excessMinor, claim, keptPromise } = content;
  checkInvoice(invoice);
  const { locale } = wording;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  const remainder = remainderOf(content, wording);
  const asked = remainder?.asked ?? null;
  const framing = wording.receipt({
    number: unbroken(invoice.number),
    paid: money(payment.amountMinor),
    receivedOn: longDate(payment.receivedOn, locale),
    method: payment.method ?? null,
    remainder,
    excess: excessMinor > 0 ? money(excessMinor) : null,
    claim: claimPaid(claim, money),
    keptPromise: keptPromise && {
      amount: money(keptPromise.amountMinor),
      promisedFor: longDate(keptPromise.promisedFor, locale),
    },
  });
  const addressee = addresseeOf(content);

  return {
    ...frameOf(content, wording),
    ...framing,
    parties: [],
    greeting: wording.greeting(addressee, false),
    schedule: null,
    balances: [
      {
        label: framing.boxLabel,
        amount: asked ?? money(payment.amountMinor),
        details: remainder === null || remainder.deadline === null ? [] : [wording.payBy(remainder.deadline)],
      },
    ],
    ...waysToPay(asked === null ? [] : [invoice], content.creditor.name, wording),
    tables: [
      {
        caption: wording.labels.invoices(1, null),
        // Thanks are no place to count days.
        rows: [{ ...rowOf(invoice, currency, wording), status: '', isLate: false }],
        total: null,
      },
    ],
    notes: [],
    questions: null,
    closing: asked === null ? [] : [wording.dispute],
    signOff: wording.signOff('receipt', addressee),
  };
};
