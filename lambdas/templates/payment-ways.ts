import type { Locale } from '../domain/debtor.ts';
import type { MessagePayment } from './message-content.ts';
import type { ActionLink, LabeledValue, WayToPay } from './message-view.ts';
import { conjunction, groupedIban } from './printed-values.ts';
import { UnprintableMessageError } from './unprintable-message-error.ts';
import type { Wording } from './wording/wording.ts';

/** The payment of one invoice. */
interface PayableInvoice {
  readonly number: string;
  readonly payment: MessagePayment;
}

/** A link that may be printed: https only, so that no message can carry a script or an unprotected page. */
export const httpsLink = (label: string, url: string): ActionLink => {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
    throw new UnprintableMessageError(`"${url}" is not an https address`);
  return { label, url };
};

const groupBy = (invoices: readonly PayableInvoice[], keyOf: (payment: MessagePayment) => string | undefined) => {
  const groups = new Map<string, PayableInvoice[]>();
  for (const invoice of invoices) {
    const key = keyOf(invoice.payment);
    if (key === undefined) continue;
    groups.set(key, [...(groups.get(key) ?? []), invoice]);
  }
  return [...groups.values()];
};

const numbersOf = (invoices: readonly PayableInvoice[], locale: Locale): string =>
  conjunction(
    invoices.map((invoice) => invoice.number),
    locale,
  );

/** The payment page of all the invoices; null when there is none or when each has its own. */
export const sharedPaymentLink = (invoices: readonly PayableInvoice[], wording: Wording): ActionLink | null => {
  const urls = new Set(invoices.map((invoice) => invoice.payment.paymentLink));
  const [url] = urls;
  return urls.size === 1 && url !== undefined ? httpsLink(wording.labels.payOnline, url) : null;
};

/**
 * How to pay these invoices: each bank account once with the references to quote, then the payment pages.
 * With several accounts or pages, each says which invoices it is for; one page for all is the button under the balance.
 */
export const waysToPay = (
  invoices: readonly PayableInvoice[],
  beneficiary: string,
  wording: Wording,
): readonly WayToPay[] => {
  const { labels, locale } = wording;
  const accounts = groupBy(invoices, (payment) => payment.iban && `${payment.iban} ${payment.bic ?? ''}`);
  const pages = groupBy(invoices, (payment) => payment.paymentLink);
  const forWhom = (group: readonly PayableInvoice[], groups: readonly unknown[]): string =>
    groups.length > 1 ? ` (${numbersOf(group, locale)})` : '';
  const transfers = accounts.map((group): WayToPay => {
    const { iban = '', bic } = group[0]?.payment ?? {};
    const references = [...new Set(group.map((invoice) => invoice.payment.reference))];
    const details: LabeledValue[] = [
      { label: labels.beneficiary, value: beneficiary },
      { label: 'IBAN', value: groupedIban(iban) },
      ...(bic === undefined ? [] : [{ label: 'BIC', value: bic }]),
      { label: labels.references(references.length), value: references.join(', ') },
    ];
    return { heading: labels.bankTransfer + forWhom(group, accounts), details, link: null };
  });
  const online = pages.map((group): WayToPay => ({
    heading: labels.onlinePayment + forWhom(group, pages),
    details: [],
    link: httpsLink(labels.payOnline, group[0]?.payment.paymentLink ?? ''),
  }));
  return sharedPaymentLink(invoices, wording) === null ? [...transfers, ...online] : transfers;
};
