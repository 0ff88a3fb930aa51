import { type CivilDate, daysBetween } from '../domain/calendar/civil-date.ts';
import { balanceMinor, type Case } from '../domain/case/case.ts';
import type { Creditor } from '../domain/creditor.ts';
import type { MessageCreditor, MessagePayment, PrintedInvoice } from '../templates/message-content.ts';

/** The creditor as a message shows him. */
export function printedCreditor({
  name,
  legalForm,
  registeredOffice,
  legalMentions,
  contact,
}: Creditor): MessageCreditor {
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

/** Every way to pay an invoice: its own account, or the creditor's first one. */
function paymentOf({ invoice }: Case, creditor: Creditor): MessagePayment {
  const means = invoice.paymentMeans;
  const account = creditor.bankAccounts.find(({ iban }) => iban === means?.iban) ?? creditor.bankAccounts[0];
  return {
    iban: account?.iban,
    bic: account?.bic,
    paymentLink: means?.paymentLink,
    reference: means?.reference ?? invoice.number,
  };
}

/** An invoice as a message lists it. */
export function printedInvoice(dunned: Case, creditor: Creditor, today: CivilDate): PrintedInvoice {
  const { number, purchaseOrder, issueDate, dueDate, amount, documentUrl } = dunned.invoice;
  return {
    number,
    purchaseOrder,
    issueDate,
    dueDate,
    documentUrl,
    daysLate: daysBetween(dueDate, today),
    amountMinor: amount.amountMinor,
    paidMinor: dunned.receivedMinor,
    balanceMinor: balanceMinor(dunned),
    payment: paymentOf(dunned, creditor),
  };
}
