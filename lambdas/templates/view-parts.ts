import { formatMoney, type Currency } from '../domain/money.ts';
import type { MessageContent, PrintedInvoice } from './message-content.ts';
import type { InvoiceRow, LabeledValue, MessageView } from './message-view.ts';
import { httpsLink } from './payment-ways.ts';
import { longDate, shortDate } from './printed-values.ts';
import type { Wording } from './wording/wording.ts';

/** The creditor's name with its legal form. */
const fullName = ({ creditor }: MessageContent): string =>
  [creditor.name, creditor.legalForm].filter(Boolean).join(' ');

type Frame = Pick<
  MessageView,
  'locale' | 'creditorName' | 'dateLine' | 'columns' | 'payHeading' | 'signature' | 'contact' | 'footer'
>;

/** What stands on every message: who writes, when, to whom, who answers, and the legal mentions. */
export const frameOf = (content: MessageContent, { locale, labels }: Wording): Frame => ({
  locale,
  creditorName: content.creditor.name,
  dateLine: labels.dateLine(longDate(content.writtenOn, locale), content.debtor.name),
  columns: labels,
  payHeading: labels.howToPay,
  signature: [content.creditor.senderName, content.creditor.name],
  contact: {
    intro: labels.contact,
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

/** How the debtor is addressed: by the contact's name, a consumer by their own, a company without a name. */
export const greetingOf = ({ debtor }: MessageContent, wording: Wording): string =>
  wording.greeting(debtor.contactName ?? (debtor.kind === 'consumer' ? debtor.name : null));

/** One line of the invoice table. */
export const rowOf = (
  invoice: Omit<PrintedInvoice, 'payment'>,
  currency: Currency,
  note: string | null,
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
  balance: formatMoney({ amountMinor: invoice.balanceMinor, currency }, locale),
  note,
  document: invoice.documentUrl === undefined ? null : httpsLink(labels.viewInvoice, invoice.documentUrl),
});
