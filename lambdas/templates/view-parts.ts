import { formatMoney, type Currency } from '../domain/money.ts';
import type { MessageContent, PrintedInvoice } from './message-content.ts';
import type { InvoiceRow, LabeledValue, MessageView } from './message-view.ts';
import { httpsLink } from './payment-ways.ts';
import { longDate, shortDate } from './printed-values.ts';
import type { Wording } from './wording/wording.ts';

/** The creditor's name with its legal form. */
const fullName = ({ creditor }: MessageContent): string =>
  [creditor.name, creditor.legalForm].filter(Boolean).join(' ');

type Frame = Pick<MessageView, 'locale' | 'creditorName' | 'dateLine' | 'columns' | 'signature' | 'contact' | 'footer'>;

/** What stands on every message: who writes, when, to whom, who answers, and the legal mentions. */
export const frameOf = (content: MessageContent, { locale, labels }: Wording): Frame => ({
  locale,
  creditorName: content.creditor.name,
  dateLine: labels.dateLine(longDate(content.writtenOn, locale), content.debtor.name),
  columns: labels,
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

/** One line of the invoice table; `hasOwnPage` prints the payment page of the invoice beside it. */
export const rowOf = (
  invoice: PrintedInvoice,
  currency: Currency,
  { note, hasOwnPage }: { readonly note: string | null; readonly hasOwnPage: boolean },
  { locale, labels }: Wording,
): InvoiceRow => ({
  number: invoice.number,
  numberDetails: [
    labels.issuedOn(shortDate(invoice.issueDate, locale)),
    ...(invoice.purchaseOrder === undefined ? [] : [labels.purchaseOrder(invoice.purchaseOrder)]),
  ],
  due: shortDate(invoice.dueDate, locale),
  status: labels.status(invoice.daysLate),
  isLate: invoice.daysLate > 0,
  amount: formatMoney({ amountMinor: invoice.amountMinor, currency }, locale),
  paid: formatMoney({ amountMinor: invoice.paidMinor, currency }, locale),
  isPartPaid: invoice.paidMinor !== 0,
  balance: formatMoney({ amountMinor: invoice.balanceMinor, currency }, locale),
  note,
  document: invoice.documentUrl === undefined ? null : httpsLink(labels.viewInvoice, invoice.documentUrl),
  payment:
    hasOwnPage && invoice.payment.paymentLink !== undefined
      ? httpsLink(labels.payOnline, invoice.payment.paymentLink)
      : null,
});
