import { formatMoney } from '../domain/money.ts';
import type { InvoiceTable, MessageView } from './message-view.ts';
import { referencesInRows, waysToPay } from './payment-ways.ts';
import { owedMinor } from './printed-invoice.ts';
import { conjunction, longDate } from './printed-values.ts';
import type { ItemOfMany, ReceiptOfManyContent, ReversalOfManyContent } from './transactional-content.ts';
import { unbroken } from './unbroken.ts';
import { addresseeOf, frameOf, rowOf } from './view-parts.ts';
import { withheldPhrases } from './withheld-phrases.ts';
import type { RemainderFacts, SeveralInvoices } from './wording/transactional-facts.ts';
import type { Framing, Wording } from './wording/wording.ts';

type Content = ReceiptOfManyContent | ReversalOfManyContent;
type Told = {
  readonly framing: Framing;
  readonly remainder: RemainderFacts | null;
  /** What is said of each invoice alone, in their order. */
  readonly notes: readonly (readonly string[])[];
  /** Whether days late are counted, and what has crossed is spoken of. */
  readonly isDemand: boolean;
};

/** More numbers than these are better read in the table. */
const mostNumbers = 3;

export const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** How many invoices a message is about, and their numbers where they are few. */
export const severalOf = ({ items }: Content, { locale }: Wording): SeveralInvoices => {
  const numbers = items.map(({ number }) => unbroken(number));
  return { count: items.length, numbers: items.length > mostNumbers ? null : conjunction(numbers, locale) };
};

/** What remains of all the invoices; the date only where it is the same for all. Null when nothing is owed any more. */
export const remainderOfMany = ({ items, currency }: Content, wording: Wording): RemainderFacts | null => {
  const all: readonly ItemOfMany[] = items;
  if (all.every((item) => owedMinor(item) === 0)) return null;
  const askedMinor = sumOf(all.map((item) => item.askedMinor));
  const [date, ...others] = new Set(all.flatMap(({ payBy }) => payBy ?? []));
  const withheld = all.flatMap((item) => item.withheld);
  return {
    asked: askedMinor > 0 ? formatMoney({ amountMinor: askedMinor, currency }, wording.locale) : null,
    deadline: date !== undefined && others.length === 0 ? longDate(date, wording.locale) : null,
    withheld: withheldPhrases(withheld, currency, wording),
  };
};

/** What such a message shows whatever it is about: its frame, the amount and how to pay it, the invoices. */
export const viewOfMany = (
  content: Content,
  { framing, remainder, notes, isDemand }: Told,
  wording: Wording,
): MessageView => {
  const addressee = addresseeOf(content);
  return {
    ...frameOf(content, wording),
    ...framing,
    ...amountOfMany(content, remainder, framing.boxLabel, wording),
    parties: [],
    greeting: wording.greeting(addressee, false),
    schedule: null,
    request: [...framing.request, ...(isDemand ? [wording.crossed(true)] : [])],
    tables: [tableOfMany(content, { notes, isDemand }, wording)],
    notes: [],
    questions: null,
    closing: content.items.some(({ askedMinor }) => askedMinor > 0) ? [wording.dispute] : [],
    signOff: wording.signOff('receipt', addressee),
  };
};

const askedOf = (items: Content['items']) => items.filter(({ askedMinor }) => askedMinor > 0);

/** The amount not to be missed: what remains to be paid, else what came or went; and how to pay it. */
const amountOfMany = (
  { items, currency, payment, creditor }: Content,
  remainder: RemainderFacts | null,
  boxLabel: string,
  wording: Wording,
): Pick<MessageView, 'balances' | 'primaryAction' | 'payHint' | 'transfers'> => {
  const deadline = remainder?.deadline ?? null;
  const amount = remainder?.asked ?? formatMoney({ amountMinor: payment.amountMinor, currency }, wording.locale);
  return {
    balances: [{ label: boxLabel, amount, details: deadline === null ? [] : [wording.payBy(deadline)] }],
    ...waysToPay(askedOf(items), creditor.name, wording, true),
  };
};

/** The invoices, each with what is said of it alone; their days late only where money is demanded. */
const tableOfMany = (
  { items, currency }: Content,
  { notes, isDemand }: { readonly notes: readonly (readonly string[])[]; readonly isDemand: boolean },
  wording: Wording,
): InvoiceTable => {
  const all: readonly ItemOfMany[] = items;
  const owed = sumOf(all.map(owedMinor));
  const value = formatMoney({ amountMinor: owed, currency }, wording.locale);
  const withReference = referencesInRows(askedOf(items), wording);
  return {
    caption: wording.labels.invoices(all.length, null),
    rows: all.map((item, index) => {
      const plain = rowOf(item, currency, wording);
      const numberDetails = item.askedMinor > 0 ? withReference(item, plain.numberDetails) : plain.numberDetails;
      const row = { ...plain, numberDetails, notes: notes[index] ?? [] };
      return isDemand ? row : { ...row, status: '', isLate: false };
    }),
    total: owed === 0 || all.length === 1 ? null : { label: wording.labels.total(null), value },
  };
};
