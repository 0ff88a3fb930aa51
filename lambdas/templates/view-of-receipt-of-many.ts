import { formatMoney } from '../domain/money.ts';
import { checkInvoice } from './check-invoice.ts';
import type { MessageView } from './message-view.ts';
import { remainderOfMany, severalOf, sumOf, viewOfMany } from './of-many.ts';
import { longDate } from './printed-values.ts';
import type { ReceiptItem, ReceiptOfManyContent } from './transactional-content.ts';
import { UnprintableMessageError } from './unprintable-message-error.ts';
import { claimPaid } from './view-of-receipt.ts';
import type { Wording } from './wording/wording.ts';

/** The figures of the receipt must explain the sum that came in. */
const checkSums = ({ items, payment, unappliedMinor, claim }: ReceiptOfManyContent): void => {
  items.forEach(checkInvoice);
  const claimMinor = claim ? claim.interestMinor + claim.compensationMinor : 0;
  const sum = sumOf(items.map(({ receivedMinor }) => receivedMinor)) + unappliedMinor + claimMinor;
  if (sum !== payment.amountMinor)
    throw new UnprintableMessageError(`The parts of the payment give ${sum}, not the ${payment.amountMinor} received`);
};

/** The view of a receipt for several invoices: thanks first, then what remains, and what each of them got. */
export const viewOfReceiptOfMany = (content: ReceiptOfManyContent, wording: Wording): MessageView => {
  checkSums(content);
  const { items, payment, currency, unappliedMinor, claim } = content;
  const { locale } = wording;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  const remainder = remainderOfMany(content, wording);
  const framing = wording.receiptOfMany({
    ...severalOf(content, wording),
    paid: money(payment.amountMinor),
    receivedOn: longDate(payment.receivedOn, locale),
    remainder,
    unapplied: unappliedMinor > 0 ? money(unappliedMinor) : null,
    claim: claimPaid(claim, money),
  });
  const notesOf = ({ keptPromise, receivedMinor, paidMinor }: ReceiptItem): string[] => [
    ...(receivedMinor === paidMinor ? [] : [wording.partOfPayment(money(receivedMinor))]),
    ...(keptPromise
      ? [wording.promiseKept(money(keptPromise.amountMinor), longDate(keptPromise.promisedFor, locale))]
      : []),
  ];
  // Thanks are no place to count days.
  return viewOfMany(content, { framing, remainder, notes: items.map(notesOf), isDemand: false }, wording);
};
