import { formatMoney, type Currency } from '../domain/money.ts';
import type { MessageContent } from './message-content.ts';
import type { InvoiceRow, LabeledValue, MessageView } from './message-view.ts';
import { httpsLink, type WithReference } from './payment-ways.ts';
import { owedMinor, type PrintedInvoice } from './printed-invoice.ts';
import { conjunction, longDate, shortDate } from './printed-values.ts';
import { withheldPhrases } from './withheld-phrases.ts';
import type { Wording } from './wording/wording.ts';

/** The creditor's name with its legal form. */
const fullName = ({ creditor }: MessageContent): string =>
  [creditor.name, creditor.legalForm].filter(Boolean).join(' ');

type Frame = Pick<
  MessageView,
  'locale' | 'creditorName' | 'dateLine' | 'columns' | 'claims' | 'signature' | 'contact' | 'footer'
>;

/** What stands on every message: who writes, when, to whom, who answers, and the legal mentions. */
export const frameOf = (content: MessageContent, { locale, labels }: Wording): Frame => ({
  locale,
  creditorName: content.creditor.name,
  dateLine: labels.dateLine(longDate(content.writtenOn, locale), content.debtor.name),
  columns: labels,
  claims: [],
  signature: [content.creditor.senderName, content.creditor.name],
  contact: {
    intro: labels.contact(content.creditor.contact.phone !== undefined),
    name: content.creditor.contact.name,
    email: content.creditor.contact.email,
    phone: content.creditor.contact.phone ?? null,
  },
  footer: [fullName(content), content.creditor.registeredOffice.join(', '), ...content.creditor.legalMentions],
});

/** Creditor and debtor in full, as a formal notice names them. */
export const partiesOf = (content: MessageContent, { labels }: Wording): readonly LabeledValue[] => [
  { label: labels.creditor, value: [fullName(content), ...content.creditor.registeredOffice].join(', ') },
  { label: labels.debtor, value: [content.debtor.name, ...(content.debtor.addressLines ?? [])].join(', ') },
];

/** The name the debtor is addressed by: the contact's, a consumer's own; a company has none. */
export const addresseeOf = ({ debtor }: MessageContent): string | null =>
  debtor.contactName ?? (debtor.kind === 'consumer' ? debtor.name : null);

/** More numbers than these would not fit beside an amount. */
const mostCreditNotes = 2;

const creditedOf = (
  { creditedMinor, creditNotes }: PrintedInvoice,
  currency: Currency,
  { locale, labels }: Wording,
): InvoiceRow['credited'] => {
  if (creditedMinor === 0) return null;
  return {
    label: labels.credited(creditNotes.length),
    creditNotes: creditNotes.length > mostCreditNotes ? [] : creditNotes,
    value: formatMoney({ amountMinor: creditedMinor, currency }, locale),
  };
};

/** One line of the invoice table: what is owed of it, asked for or not. */
export const rowOf = (invoice: PrintedInvoice, currency: Currency, wording: Wording): InvoiceRow => {
  const { locale, labels } = wording;
  const owed = owedMinor(invoice);
  return {
    number: invoice.number,
    numberDetails: [
      labels.issuedOn(shortDate(invoice.issueDate, locale)),
      ...(invoice.purchaseOrder === undefined ? [] : [labels.purchaseOrder(invoice.purchaseOrder)]),
      ...(invoice.availableOn === undefined ? [] : [labels.availableOn(shortDate(invoice.availableOn, locale))]),
    ],
    due: shortDate(invoice.dueDate, locale),
    status: labels.status(invoice.daysLate),
    isLate: invoice.daysLate > 0,
    amount: formatMoney({ amountMinor: invoice.amountMinor, currency }, locale),
    paid: formatMoney({ amountMinor: invoice.paidMinor, currency }, locale),
    credited: creditedOf(invoice, currency, wording),
    isReduced: owed !== invoice.amountMinor,
    balance: formatMoney({ amountMinor: owed, currency }, locale),
    notes: [],
    document: invoice.documentUrl === undefined ? null : httpsLink(labels.viewInvoice, invoice.documentUrl),
    payment: null,
  };
};

/** The line of an invoice that is asked for: what is asked and what is not. `hasOwnPage` prints its payment page. */
export const askedRowOf = (
  invoice: PrintedInvoice,
  currency: Currency,
  {
    notes = [],
    details = [],
    withReference = (_, own) => own,
    hasOwnPage,
  }: {
    readonly notes?: readonly string[];
    readonly details?: readonly string[];
    readonly withReference?: WithReference;
    readonly hasOwnPage: boolean;
  },
  wording: Wording,
): InvoiceRow => {
  const { locale, labels, withoutOfInvoice } = wording;
  const { askedMinor, withheld, payment } = invoice;
  const without = conjunction(withheldPhrases(withheld, currency, wording), locale);
  const row = rowOf(invoice, currency, wording);
  return {
    ...row,
    numberDetails: [...withReference(invoice, row.numberDetails), ...details],
    isReduced: askedMinor !== invoice.amountMinor,
    balance: formatMoney({ amountMinor: askedMinor, currency }, locale),
    notes: [...(without === '' ? [] : [withoutOfInvoice(without)]), ...notes],
    payment: hasOwnPage && payment.paymentLink !== undefined ? httpsLink(labels.payOnline, payment.paymentLink) : null,
  };
};

/** Under an amount that is asked, what it leaves out; nothing when it is all that is owed. */
export const withoutOf = (
  invoices: readonly Pick<PrintedInvoice, 'withheld'>[],
  currency: Currency,
  wording: Wording,
): readonly string[] => {
  const phrases = withheldPhrases(
    invoices.flatMap(({ withheld }) => withheld),
    currency,
    wording,
  );
  return phrases.length === 0 ? [] : [wording.without(conjunction(phrases, wording.locale))];
};

/** The heads of the columns of invoices that are asked for: what is to pay is no balance when a part is withheld. */
export const askedColumns = (
  sections: readonly { readonly items: readonly Pick<PrintedInvoice, 'withheld'>[] }[],
  { labels }: Wording,
): MessageView['columns'] => {
  const isAnyWithheld = sections.some(({ items }) => items.some(({ withheld }) => withheld.length > 0));
  return isAnyWithheld ? { ...labels, balance: labels.toPay } : labels;
};
