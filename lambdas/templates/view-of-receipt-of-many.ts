import { formatMoney } from '../domain/money.ts';
import { checkInvoice } from './check-invoice.ts';
import type { MessageView } from './message-view.ts';
import { amountOfMany, remainderOfMany, severalOf, sumOf, tableOfMany } from './of-many.ts';
import { longDate } from './printed-values.ts';
import type { ReceiptItem, ReceiptOfManyContent } from './transactional-content.ts';
import { UnprintableMessageError } from './unprintable-message-error.ts';
import { addresseeOf, frameOf } from './view-parts.ts';
import type { Wording } from './wording/wording.ts';

/** The figures of the receipt must explain the sum that came in. */
const checkSums = ({ items, payment, unappliedMinor }: ReceiptOfManyContent): void => {
  items.forEach(checkInvoice);
  const sum = sumOf(items.map(({ receivedMinor }) => receivedMinor)) + unappliedMinor;
  if (sum !== payment.amountMinor)
    throw new UnprintableMessageError(`The parts of the payment give ${sum}, not the ${payment.amountMinor} received`);
};

/** The view of a receipt for several invoices: thanks first, then what remains, and what each of them got. */
export const viewOfReceiptOfMany = (content: ReceiptOfManyContent, wording: Wording): MessageView => {
  checkSums(content);
  const { items, payment, currency, unappliedMinor } = content;
  const { locale } = wording;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  const remainder = remainderOfMany(content, wording);
  const framing = wording.receiptOfMany({
    ...severalOf(content, wording),
    paid: money(payment.amountMinor),
    receivedOn: longDate(payment.receivedOn, locale),
    remainder,
    unapplied: unappliedMinor > 0 ? money(unappliedMinor) : null,
  });
  const notesOf = ({ keptPromise, receivedMinor, paidMinor }: ReceiptItem): string[] => [
    ...(receivedMinor === paidMinor ? [] : [wording.partOfPayment(money(receivedMinor))]),
    ...(keptPromise
      ? [wording.promiseKept(money(keptPromise.amountMinor), longDate(keptPromise.promisedFor, locale))]
      : []),
  ];
  const addressee = addresseeOf(content);

  return {
    ...frameOf(content, wording),
    ...framing,
    ...amountOfMany(content, remainder, framing.boxLabel, wording),
    parties: [],
    greeting: wording.greeting(addressee, false),
    schedule: null,
    // Thanks are no place to count days.
    tables: [tableOfMany(content, { notes: items.map(notesOf), isDemand: false }, wording)],
    notes: [],
    questions: null,
    closing: items.some(({ askedMinor }) => askedMinor > 0) ? [wording.dispute] : [],
    signOff: wording.signOff('receipt', addressee),
  };
};
