import type { Locale } from '../domain/debtor.ts';
import type { MessagePayment } from './printed-invoice.ts';
import type { ActionLink, BankTransfer, LabeledValue, MessageView } from './message-view.ts';
import { conjunction, groupedIban } from './printed-values.ts';
import { unbroken } from './unbroken.ts';
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
const sharedPaymentLink = (invoices: readonly PayableInvoice[], wording: Wording): ActionLink | null => {
  const urls = new Set(invoices.map((invoice) => invoice.payment.paymentLink));
  const [url] = urls;
  return urls.size === 1 && url !== undefined ? httpsLink(wording.labels.payOnline, url) : null;
};

/** More numbers than these would not fit where a bank lets the payer write. */
const mostReferences = 4;

/** The details of an invoice in its row, with its reference where that is to stand there. */
export type WithReference = (invoice: PayableInvoice, details: readonly string[]) => readonly string[];

/**
 * The details of an invoice in its row, with its reference beside the last of them where there are more of them than a transfer has room
 * for. A line for each beside the account would make a mail larger than mail programs show whole.
 */
export const referencesInRows = (invoices: readonly PayableInvoice[], { labels }: Wording): WithReference => {
  const isMany = invoices.length > mostReferences;
  return ({ number, payment: { reference } }, details) => {
    if (!isMany || reference === number) return details;
    const last = [...details.slice(-1), labels.quoting(reference.replaceAll(' ', '\u00A0'))];
    return [...details.slice(0, -1), last.join(', ')];
  };
};

/** What to quote: one reference, the numbers of all, or one reference for each invoice on a line of its own. */
const referencesOf = (
  group: readonly PayableInvoice[],
  { labels }: Wording,
  areInRows: boolean,
): readonly LabeledValue[] => {
  const references = [...new Set(group.map((invoice) => invoice.payment.reference))];
  const label = labels.references(references.length);
  const [reference = '', ...others] = references;
  if (others.length === 0) {
    const { besides } = group[0]?.payment ?? {};
    const known = group.length > 1 || besides === undefined ? '' : ` (${unbroken(besides)})`;
    return [{ label, value: `${unbroken(reference)}${known}` }];
  }
  const areNumbers = group.every((invoice) => invoice.payment.reference === invoice.number);
  if (references.length > mostReferences && (areNumbers || areInRows)) return [{ label, value: labels.invoiceNumbers }];
  if (areNumbers) return [{ label, value: references.map(unbroken).join(', ') }];
  return group.map(({ number, payment }) => ({
    label: labels.referenceFor(number),
    value: unbroken(payment.reference),
  }));
};

/**
 * The bank accounts to pay these invoices to, each once with the references to quote. With several, each says which
 * invoices it is for.
 */
const bankTransfers = (
  invoices: readonly PayableInvoice[],
  beneficiary: string,
  wording: Wording,
  areInRows: boolean,
): readonly BankTransfer[] => {
  const { labels, locale } = wording;
  const accounts = groupBy(invoices, ({ iban, bic, factor }) => iban && [iban, bic ?? '', factor ?? ''].join(' '));
  const heading = labels.bankTransfer(sharedPaymentLink(invoices, wording) === null);
  return accounts.map((group): BankTransfer => {
    const { iban = '', bic, factor } = group[0]?.payment ?? {};
    const details: LabeledValue[] = [
      { label: labels.beneficiary, value: factor ?? beneficiary },
      { label: 'IBAN', value: groupedIban(iban) },
      ...(bic === undefined ? [] : [{ label: 'BIC', value: bic }]),
      ...referencesOf(group, wording, areInRows),
    ];
    return {
      heading: accounts.length > 1 ? `${heading} (${numbersOf(group, locale)})` : heading,
      details,
      note: factor === undefined ? null : labels.assigned(factor, group.length),
    };
  });
};

/**
 * How to pay these invoices, as every message that asks for money says it beside the amount; `areInRows` where the rows of
 * the invoices name their references.
 */
export const waysToPay = (
  invoices: readonly PayableInvoice[],
  beneficiary: string,
  wording: Wording,
  areInRows = false,
): Pick<MessageView, 'primaryAction' | 'payHint' | 'transfers'> => {
  const primaryAction = sharedPaymentLink(invoices, wording);
  const isEachOnline = primaryAction === null && invoices.some((invoice) => invoice.payment.paymentLink !== undefined);
  return {
    primaryAction,
    payHint: isEachOnline ? wording.labels.payEachOnline : null,
    transfers: bankTransfers(invoices, beneficiary, wording, areInRows),
  };
};
