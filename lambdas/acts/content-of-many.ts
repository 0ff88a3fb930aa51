import type { Creditor } from '../domain/creditor.ts';
import type { TransactionalSubject } from '../domain/message/transactional.ts';
import type { ItemOfMany, ReceiptOfManyContent, ReversalOfManyContent } from '../templates/transactional-content.ts';
import type { PrintedInvoice } from '../templates/printed-invoice.ts';
import type { CaseSituation } from './dunning-of-case.ts';
import { remainderDeadline } from './payment-deadline.ts';
import { letterHead, printedInvoice } from './printed-invoice.ts';
import { invoiceAfter, type Receipt } from './receipt-content.ts';

type Situations = readonly [CaseSituation, ...CaseSituation[]];
type Reversed = Extract<TransactionalSubject, { kind: 'paymentReversed' }>;

function itemOf(invoice: PrintedInvoice, { dunned, policy }: CaseSituation, today: string): ItemOfMany {
  return { ...invoice, payBy: invoice.askedMinor > 0 ? remainderDeadline(dunned, today, policy) : null };
}

/** Each of the invoices that a message names, with its case. */
function named<Line extends { readonly invoiceId: string }>(lines: readonly Line[] = [], situations: Situations) {
  return lines.flatMap((line) => {
    const situation = situations.find(({ dunned }) => dunned.id === line.invoiceId);
    return situation ? [{ line, situation }] : [];
  });
}

function receiptOfMany(situations: Situations, receipt: Receipt, creditor: Creditor): ReceiptOfManyContent {
  const head = letterHead(situations[0], creditor);
  const today = head.writtenOn;
  const { amount, receivedOn, invoices, unappliedMinor = 0, claim } = receipt;
  return {
    kind: 'receiptOfMany',
    ...head,
    currency: amount.currency,
    items: named(invoices, situations).map(({ line, situation }) => {
      const printed = printedInvoice(situation.dunned, creditor, today);
      const invoice = invoiceAfter(line, situation, printed, today);
      const { amountMinor: receivedMinor, keptPromise = null } = line;
      return { ...itemOf(invoice, situation, today), receivedMinor, keptPromise };
    }),
    payment: { amountMinor: amount.amountMinor, receivedOn },
    unappliedMinor,
    ...(claim && { claim }),
  };
}

function reversalOfMany(situations: Situations, reversed: Reversed, creditor: Creditor): ReversalOfManyContent {
  const head = letterHead(situations[0], creditor);
  const today = head.writtenOn;
  const { amountMinor, receivedOn, reason, invoices } = reversed;
  return {
    kind: 'reversalOfMany',
    ...head,
    currency: situations[0].dunned.invoice.amount.currency,
    items: named(invoices, situations).map(({ situation }) =>
      itemOf(printedInvoice(situation.dunned, creditor, today), situation, today),
    ),
    payment: { amountMinor, receivedOn },
    reason,
  };
}

/** What a message about several invoices says; undefined of one that is about one invoice. */
export function contentOfMany(
  situations: Situations,
  subject: TransactionalSubject,
  creditor: Creditor,
): ReceiptOfManyContent | ReversalOfManyContent | undefined {
  if (subject.kind === 'receipt' && subject.invoices) return receiptOfMany(situations, subject, creditor);
  if (subject.kind === 'paymentReversed' && subject.invoices) return reversalOfMany(situations, subject, creditor);
  return undefined;
}
