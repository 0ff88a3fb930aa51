import { type CivilDate, daysBetween } from '../domain/calendar/civil-date.ts';
import { localDate } from '../domain/calendar/send-window.ts';
import { balanceMinor, type Case, isClosed } from '../domain/case/case.ts';
import { demandableMinor } from '../domain/case/demandable.ts';
import { type Creditor, factorOf } from '../domain/creditor.ts';
import { printedReference } from '../domain/creditor-reference/invoice-reference.ts';
import { canonicalReference } from '../domain/creditor-reference/structured-reference.ts';
import { localeOf } from '../domain/debtor/recipients.ts';
import { dayInFrance, standingOf } from '../domain/invoice-status/status-standing.ts';
import type { LetterHead, MessageCreditor } from '../templates/letter-head.ts';
import type { MessagePayment, PrintedInvoice } from '../templates/printed-invoice.ts';
import type { CaseSituation } from './dunning-of-case.ts';
import { withheldParts } from './withheld-parts.ts';

/** The creditor as a message shows him. */
function printedCreditor({ name, legalForm, registeredOffice, legalMentions, contact }: Creditor): MessageCreditor {
  const { phone, ...person } = contact;
  return {
    name,
    legalForm,
    registeredOffice,
    legalMentions,
    contact: { ...person, ...(phone !== undefined && { phone }) },
    senderName: contact.name,
  };
}

/** Who writes to whom, in which language, on the policy's date of now. */
export function letterHead(
  { debtor, policy, now }: Pick<CaseSituation, 'debtor' | 'policy' | 'now'>,
  creditor: Creditor,
): LetterHead {
  return {
    locale: localeOf(debtor),
    creditor: printedCreditor(creditor),
    debtor: { name: debtor.name, kind: debtor.kind },
    writtenOn: localDate(now, policy.sendWindow.timeZone),
  };
}

/**
 * What the debtor is asked to write: a structured reference that the invoice was posted with, else the one that Relance
 * gave it, beside the one he knows. A factor, and what was posted before invoices were given one, have but the latter.
 */
function quoted(posted: string, given: string | undefined): Pick<MessagePayment, 'reference' | 'besides'> {
  if (given === undefined || canonicalReference(posted) !== undefined) return { reference: printedReference(posted) };
  return { reference: printedReference(given), besides: posted };
}

/**
 * Every way to pay an invoice: its own account, or the creditor's first one. One that was assigned is paid to the factor
 * alone, as the creditor names him now; to one whom he does not name any more, money is asked to no account.
 */
function paymentOf({ invoice, creditorReference }: Case, creditor: Creditor): MessagePayment {
  const means = invoice.paymentMeans;
  const posted = means?.reference ?? invoice.number;
  if (means?.assignedTo) {
    const factor = factorOf(creditor, means.assignedTo.iban);
    return { iban: factor?.iban, bic: factor?.bic, factor: factor?.name, reference: posted };
  }
  const account = creditor.bankAccounts.find(({ iban }) => iban === means?.iban) ?? creditor.bankAccounts[0];
  return {
    iban: account?.iban,
    bic: account?.bic,
    paymentLink: means?.paymentLink,
    ...quoted(posted, creditorReference),
  };
}

/** An invoice as a message lists it on a day, with what may be asked of it. What is closed is not asked for. */
export function printedInvoice(dunned: Case, creditor: Creditor, today: CivilDate): PrintedInvoice {
  const { number, purchaseOrder, issueDate, dueDate, amount, documentUrl } = dunned.invoice;
  const { available } = standingOf(dunned.statuses ?? []);
  const isCanceled = dunned.status === 'canceled';
  const owed = isCanceled ? 0 : balanceMinor(dunned);
  return {
    number,
    purchaseOrder,
    issueDate,
    dueDate,
    ...(available && { availableOn: dayInFrance(available) }),
    documentUrl,
    daysLate: daysBetween(dueDate, today),
    amountMinor: amount.amountMinor,
    paidMinor: dunned.receivedMinor,
    creditedMinor: amount.amountMinor - dunned.receivedMinor - owed,
    creditNotes: dunned.creditNotes.map((note) => note.number),
    withheld: withheldParts(dunned, today, owed),
    askedMinor: isClosed(dunned) ? 0 : demandableMinor(dunned, today),
    payment: paymentOf(dunned, creditor),
  };
}
