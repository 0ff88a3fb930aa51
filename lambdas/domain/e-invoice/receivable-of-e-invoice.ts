import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { type Creditor, factorOf, ownsAccount } from '../creditor.ts';
import type { DebtorDetails } from '../debtor.ts';
import { paymentMethods, type PostedInvoice } from '../invoice.ts';
import { latePaymentFaults } from '../late-payment/late-payment-faults.ts';
import { percentageSchema } from '../late-payment/late-payment-terms.ts';
import { plainText } from '../plain-text.ts';
import type { EInvoice, EInvoiceWarning } from './e-invoice.ts';
import { statedRateOf } from './late-payment-note.ts';

/** An invoice to be taken, and what a person should know of it. */
export type Receivable = { readonly invoice: PostedInvoice; readonly warnings: readonly EInvoiceWarning[] };

/** The claim was sold to somebody whom the deployment does not know: nobody can be told whom to pay. */
export type UnknownFactor = { readonly kind: 'unknownFactor'; readonly reason: string };

type Method = (typeof paymentMethods)[number];

/** UNTDID 4461. */
const methods: Readonly<Record<string, Method>> = {
  '10': 'cash',
  '20': 'check',
  '24': 'billOfExchange',
  '30': 'transfer',
  '31': 'transfer',
  '42': 'transfer',
  '48': 'card',
  '49': 'directDebit',
  '54': 'card',
  '55': 'card',
  '57': 'transfer',
  '58': 'transfer',
  '59': 'directDebit',
};

const textOf = (text: string | undefined, most: number) =>
  text === undefined ? undefined : plainText(most).safeParse(text.replace(/\s+/g, ' ')).data;

/** Due before it was issued cannot be meant: it counts as no date at all. */
function isTurned({ dueDate, issueDate }: EInvoice): boolean {
  return dueDate.from !== 'none' && dueDate.on < issueDate;
}

/** An e-invoice without a due date that can be used is due as the policy says, and the case says so. */
function dueDateOf(eInvoice: EInvoice, paymentTermDays: number): Pick<PostedInvoice, 'dueDate' | 'dueDateFrom'> {
  const { dueDate, issueDate } = eInvoice;
  if (dueDate.from === 'none' || isTurned(eInvoice))
    return { dueDate: addDays(issueDate, paymentTermDays), dueDateFrom: 'policyTerm' };
  return { dueDate: dueDate.on, ...(dueDate.from === 'terms' && { dueDateFrom: 'terms' }) };
}

function warningOf(code: string, message: string, ...terms: string[]): EInvoiceWarning {
  return { code, message, terms };
}

type Payment = { readonly means: PostedInvoice['paymentMeans']; readonly warnings: readonly EInvoiceWarning[] };

/** How it is to be paid. Only accounts that the deployment lists are ever printed, whatever the e-invoice says. */
function paymentOf(eInvoice: EInvoice, creditor: Creditor): Payment | UnknownFactor {
  const { account, means, payee, paymentMeans } = eInvoice;
  const reference = textOf(eInvoice.paymentReference, 140);
  const method = paymentMeans.map(({ code }) => methods[code ?? '']).find((known) => known !== undefined);
  const factor = account && factorOf(creditor, account.iban);
  if (means.isFactored && !factor)
    return {
      kind: 'unknownFactor',
      reason: `The claim was sold to ${payee?.name ?? 'a factor'}, whose account is none of the factors of creditor ${creditor.id}.`,
    };
  const isOwn = account !== undefined && ownsAccount(creditor, account.iban);
  const warnings =
    account && !isOwn && !factor
      ? [
          warningOf(
            'accountNotListed',
            'The account on the e-invoice is none of the creditor’s accounts here: messages name the creditor’s own.',
            'BT-84',
          ),
        ]
      : [];
  const paidTo = {
    ...(isOwn && { iban: account.iban }),
    ...(factor && { assignedTo: { name: factor.name, iban: factor.iban } }),
  };
  const given = { ...(method && { method }), ...paidTo, ...(reference !== undefined && { reference }) };
  return { means: Object.keys(given).length > 0 ? given : undefined, warnings };
}

/** The rate of its note on late payment, as far as it can be read and the law allows it. */
function rateOf(
  eInvoice: EInvoice,
  debtor: DebtorDetails,
  dueDate: CivilDate,
): { readonly latePayment?: PostedInvoice['latePayment']; readonly warnings: readonly EInvoiceWarning[] } {
  const stated = statedRateOf(eInvoice);
  if (stated.kind === 'nothing') return { warnings: [] };
  const percent = stated.kind === 'rate' ? percentageSchema.safeParse(stated.percent).data : undefined;
  if (percent === undefined)
    return {
      warnings: [
        warningOf(
          'rateNotRead',
          'Its note on late payment names no rate that can be read: the legal one is computed.',
          'BT-22',
        ),
      ],
    };
  const latePayment = { eInvoiceRatePercent: percent };
  const faults = latePaymentFaults({ debtor, dueDate, latePayment }).filter(
    ({ field }) => field === 'latePayment.eInvoiceRatePercent',
  );
  if (faults.length === 0) return { latePayment, warnings: [] };
  const why = faults.map(({ message }) => message).join('; ');
  return {
    warnings: [warningOf('rateNotTaken', `The rate of ${percent} % in its note on late payment ${why}.`, 'BT-22')],
  };
}

/**
 * The receivable that an e-invoice tells of: what is left to pay of it (BT-115), when, and how. `paymentTermDays` is the
 * policy's term for invoices that say none.
 */
export function receivableOfEInvoice(
  eInvoice: EInvoice,
  { creditor, debtor, paymentTermDays }: { creditor: Creditor; debtor: DebtorDetails; paymentTermDays: number },
): Receivable | UnknownFactor {
  const { number, issueDate, currency, payableMinor, totals, typeCode } = eInvoice;
  const payment = paymentOf(eInvoice, creditor);
  if ('kind' in payment) return payment;
  const due = dueDateOf(eInvoice, paymentTermDays);
  const rate = rateOf(eInvoice, debtor, due.dueDate);
  const purchaseOrder = textOf(eInvoice.purchaseOrder, 64);
  // Of an invoice that is paid in part, nobody says how much of the VAT is in what is left.
  const vatMinor = totals.grossMinor === payableMinor ? totals.vatMinor : undefined;
  const ofTerm =
    due.dueDateFrom === 'policyTerm'
      ? [
          warningOf(
            'termOfPolicy',
            `It has no due date that can be used, nor terms that can be read: it is due ${paymentTermDays} days after its issue, as the policy says.`,
            'BT-9',
          ),
        ]
      : [];
  return {
    invoice: {
      number,
      creditor: creditor.id,
      debtor,
      amount: { amountMinor: payableMinor, currency },
      issueDate,
      ...due,
      ...(typeCode !== undefined && { typeCode }),
      ...(eInvoice.vatDueOn && { vatDueOn: eInvoice.vatDueOn }),
      ...(vatMinor !== undefined && vatMinor >= 0 && vatMinor < payableMinor && { vatMinor }),
      ...(payment.means && { paymentMeans: payment.means }),
      ...(purchaseOrder !== undefined && { purchaseOrder }),
      ...(rate.latePayment && { latePayment: rate.latePayment }),
    },
    warnings: [...payment.warnings, ...ofTerm, ...rate.warnings],
  };
}
