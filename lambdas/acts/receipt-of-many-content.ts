import type { Creditor } from '../domain/creditor.ts';
import type { ReceiptLine } from '../domain/message/transactional.ts';
import type { ReceiptItem, ReceiptOfManyContent } from '../templates/transactional-content.ts';
import type { CaseSituation } from './dunning-of-case.ts';
import { remainderDeadline } from './payment-deadline.ts';
import { letterHead, printedInvoice } from './printed-invoice.ts';
import { invoiceAfter, type Receipt } from './receipt-content.ts';

function itemOf(
  situation: CaseSituation,
  receipt: Receipt,
  { amountMinor, balanceMinor, keptPromise }: ReceiptLine,
  creditor: Creditor,
  today: string,
): ReceiptItem {
  const { dunned, policy } = situation;
  const printed = printedInvoice(dunned, creditor, today);
  const invoice = invoiceAfter({ ...receipt, balanceMinor }, situation, printed, today);
  return {
    ...invoice,
    receivedMinor: amountMinor,
    payBy: invoice.askedMinor > 0 ? remainderDeadline(dunned, today, policy) : null,
    keptPromise: keptPromise ?? null,
  };
}

/** Thanks for a payment of several invoices, and what remains of each. */
export function receiptOfManyContent(
  situations: readonly [CaseSituation, ...CaseSituation[]],
  receipt: Receipt,
  lines: readonly ReceiptLine[],
  creditor: Creditor,
): ReceiptOfManyContent {
  const [first] = situations;
  const head = letterHead(first, creditor);
  const { currency, amountMinor } = receipt.amount;
  return {
    kind: 'receiptOfMany',
    ...head,
    currency,
    items: lines.flatMap((line) => {
      const situation = situations.find(({ dunned }) => dunned.id === line.invoiceId);
      return situation ? [itemOf(situation, receipt, line, creditor, head.writtenOn)] : [];
    }),
    payment: { amountMinor, receivedOn: receipt.receivedOn },
    unappliedMinor: receipt.unappliedMinor ?? 0,
  };
}
