import type { TransactionalSubject } from '../domain/message/transactional.ts';
import type { Creditor } from '../domain/creditor.ts';
import { owedMinor, type PrintedInvoice } from '../templates/printed-invoice.ts';
import type { ReceiptContent } from '../templates/transactional-content.ts';
import type { CaseSituation } from './dunning-of-case.ts';
import { remainderDeadline } from './payment-deadline.ts';
import { letterHead, printedInvoice } from './printed-invoice.ts';
import { withheldParts } from './withheld-parts.ts';

export type Receipt = Extract<TransactionalSubject, { kind: 'receipt' }>;

/** The invoice as the payment has left it. What came in since counts too: nothing is asked for that is there. */
export function invoiceAfter(
  receipt: Pick<Receipt, 'balanceMinor'>,
  { dunned }: CaseSituation,
  printed: PrintedInvoice,
  today: string,
): PrintedInvoice {
  const owedNow = owedMinor(printed);
  const owed = Math.min(Math.max(0, receipt.balanceMinor), owedNow);
  if (owed === owedNow) return printed;
  const withheld = withheldParts(dunned, today, owed);
  const askedMinor = withheld.reduce((rest, { amountMinor }) => rest - amountMinor, owed);
  return { ...printed, paidMinor: printed.paidMinor + owedNow - owed, withheld, askedMinor };
}

/** Thanks for a payment, and what remains of the invoice. */
export function receiptContent(situation: CaseSituation, receipt: Receipt, creditor: Creditor): ReceiptContent {
  const { dunned, policy } = situation;
  const head = letterHead(situation, creditor);
  const today = head.writtenOn;
  const invoice = invoiceAfter(receipt, situation, printedInvoice(dunned, creditor, today), today);
  const { currency, amountMinor } = receipt.amount;
  return {
    kind: 'receipt',
    ...head,
    currency,
    invoice,
    payBy: invoice.askedMinor > 0 ? remainderDeadline(dunned, today, policy) : null,
    payment: { amountMinor, receivedOn: receipt.receivedOn },
    excessMinor: Math.max(0, -receipt.balanceMinor),
    ...(receipt.claim && { claim: receipt.claim }),
    keptPromise: receipt.keptPromise ?? null,
  };
}
