import { formatMoney } from '../domain/money.ts';
import { checkInvoice } from './check-invoice.ts';
import type { InvoiceRow, MessageView } from './message-view.ts';
import { waysToPay } from './payment-ways.ts';
import { owedMinor } from './printed-invoice.ts';
import { conjunction, longDate } from './printed-values.ts';
import type { ReceiptItem, ReceiptOfManyContent } from './transactional-content.ts';
import { unbroken } from './unbroken.ts';
import { UnprintableMessageError } from './unprintable-message-error.ts';
import { addresseeOf, frameOf, rowOf } from './view-parts.ts';
import { withheldPhrases } from './withheld-phrases.ts';
import type { RemainderFacts } from './wording/transactional-facts.ts';
import type { Wording } from './wording/wording.ts';

/** More numbers than these are better read in the table. */
const mostNumbers = 3;

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** The figures of the receipt must explain the sum that came in. */
const checkSums = ({ items, payment, unappliedMinor }: ReceiptOfManyContent): void => {
  items.forEach(checkInvoice);
  const sum = sumOf(items.map(({ receivedMinor }) => receivedMinor)) + unappliedMinor;
  if (sum !== payment.amountMinor)
    throw new UnprintableMessageError(`The parts of the payment give ${sum}, not the ${payment.amountMinor} received`);
};

/** What remains of all the invoices; the date only where it is the same for all. Null when nothing is owed any more. */
const remainderOfMany = ({ items, currency }: ReceiptOfManyContent, wording: Wording): RemainderFacts | null => {
  if (items.every((item) => owedMinor(item) === 0)) return null;
  const askedMinor = sumOf(items.map((item) => item.askedMinor));
  const [date, ...others] = new Set(items.flatMap(({ payBy }) => payBy ?? []));
  return {
    asked: askedMinor > 0 ? formatMoney({ amountMinor: askedMinor, currency }, wording.locale) : null,
    deadline: date !== undefined && others.length === 0 ? longDate(date, wording.locale) : null,
    withheld: withheldPhrases(
      items.flatMap(({ withheld }) => withheld),
      currency,
      wording,
    ),
  };
};

/** The view of a receipt for several invoices: thanks first, then what remains, and what each of them got. */
export const viewOfReceiptOfMany = (content: ReceiptOfManyContent, wording: Wording): MessageView => {
  checkSums(content);
  const { items, payment, currency, unappliedMinor } = content;
  const { locale } = wording;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  const remainder = remainderOfMany(content, wording);
  const asked = items.filter(({ askedMinor }) => askedMinor > 0);
  const paid = money(payment.amountMinor);
  const numbers = items.map(({ number }) => unbroken(number));
  const framing = wording.receiptOfMany({
    count: items.length,
    numbers: items.length > mostNumbers ? null : conjunction(numbers, locale),
    paid,
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
  const rows = items.map((item): InvoiceRow => {
    // Thanks are no place to count days.
    return { ...rowOf(item, currency, wording), status: '', isLate: false, notes: notesOf(item) };
  });
  const owed = sumOf(items.map(owedMinor));
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
        amount: remainder?.asked ?? paid,
        details: remainder?.deadline == null ? [] : [wording.payBy(remainder.deadline)],
      },
    ],
    ...waysToPay(asked, content.creditor.name, wording),
    tables: [
      {
        caption: wording.labels.invoices(items.length, null),
        rows,
        total: owed === 0 || items.length === 1 ? null : { label: wording.labels.total(null), value: money(owed) },
      },
    ],
    notes: [],
    questions: null,
    closing: asked.length === 0 ? [] : [wording.dispute],
    signOff: wording.signOff('receipt', addressee),
  };
};
