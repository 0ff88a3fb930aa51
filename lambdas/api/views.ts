import type * as z from 'zod';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Assessment } from '../domain/case/assess.ts';
import type { CasePayment } from '../domain/case/case-money.ts';
import { balanceMinor, type Case, moneyOf } from '../domain/case/case.ts';
import { demandableMinor } from '../domain/case/demandable.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import type { Debtor } from '../domain/debtor.ts';
import { faultOf } from '../domain/debtor/address-service.ts';
import type { Task } from '../domain/task.ts';
import type { KeptNote } from '../ports/records.ts';
import type { assessmentAnswer } from './answers/assessment.ts';
import type { debtorAnswer } from './answers/debtor.ts';
import type { eventAnswer } from './answers/event.ts';
import type { invoiceSummaryAnswer } from './answers/invoice-summary.ts';
import type { invoiceAnswer } from './answers/invoice.ts';
import type { taskAnswer } from './answers/task.ts';
import { letterView } from './letter-view.ts';
import { collectionView, writeOffView } from './collection-view.ts';
import { pauseViewOf } from './pause-view.ts';
import { prescriptionViewOf } from './prescription-view.ts';

/** An invoice as lists show it. */
export function invoiceSummary(dunned: Case): z.infer<typeof invoiceSummaryAnswer> {
  const { id, status, stage, cycle, createdAt, closedAt, invoice } = dunned;
  const { number, creditor, debtorId, amount, issueDate, dueDate } = invoice;
  return {
    id,
    number,
    creditor,
    status,
    stage,
    cycle,
    amount,
    balance: moneyOf(dunned, balanceMinor(dunned)),
    issueDate,
    dueDate,
    debtor: { id: debtorId },
    createdAt,
    closedAt,
  };
}

type Beside = {
  /** The date in the time zone of the case's policy. */
  readonly today: CivilDate;
  readonly notes?: readonly KeptNote[];
  readonly warnings?: readonly z.infer<typeof invoiceAnswer>['warnings'][number][];
};

/** An invoice in full, with its debtor, the notices that left, its pauses and what people said about them. */
export function invoiceView(
  dunned: Case,
  debtor: Debtor,
  { today, notes = [], warnings = [] }: Beside,
): z.infer<typeof invoiceAnswer> {
  const { paymentMeans, policyId, purchaseOrder, documentUrl, latePayment, claimKind, typeCode, dueDateFrom } =
    dunned.invoice;
  return {
    ...invoiceSummary(dunned),
    received: moneyOf(dunned, dunned.receivedMinor),
    debtor: debtorView(debtor),
    paymentMeans,
    creditorReference: dunned.creditorReference,
    policyId,
    payerGrade: dunned.payerGrade ?? 'new',
    purchaseOrder,
    latePayment,
    claimKind,
    documentUrl,
    typeCode,
    dueDateFrom,
    prescription: prescriptionViewOf(dunned, debtor, notes),
    notices: dunned.notices.map(({ messageKey: _key, document, ...notice }) => ({
      ...notice,
      ...(document && { documentId: document.id }),
    })),
    letters: (dunned.letters ?? []).map(letterView),
    credited: moneyOf(dunned, dunned.creditedMinor + dunned.smallDifferenceMinor),
    demandable: moneyOf(dunned, demandableMinor(dunned, today)),
    payments: dunned.payments.map(paymentView),
    creditNotes: [...dunned.creditNotes],
    pauses: dunned.pauses.map((pause) => pauseViewOf(pause, dunned, notes)),
    vatMinor: dunned.invoice.vatMinor,
    vatDueOn: dunned.invoice.vatDueOn,
    collection: collectionView(dunned, notes),
    writeOff: writeOffView(dunned),
    warnings: [...warnings],
  };
}

/** A payment of a case, with what was too much of it and what has taken it back. */
export function paymentView(payment: CasePayment): z.infer<typeof invoiceAnswer>['payments'][number] {
  const { id, amountMinor, excessMinor, claimMinor = 0, receivedOn, reversal } = payment;
  return { id, amountMinor, excessMinor, claimMinor, receivedOn, reversal };
}

/** A debtor as the API shows him. */
export function debtorView(debtor: Debtor): z.infer<typeof debtorAnswer> {
  const { id, creditor, name, kind, locale, country, emails, address, registrationNumber, policyId } = debtor;
  const { createdAt, lastContactAt, version, doNotWrite = false, holds = [], replies = [], unapplied = [] } = debtor;
  const { insolvencies = [], creditHold = null, creditDecision = null, risks = [] } = debtor;
  const { contactDays = null, owner = null, latePayment = null } = debtor;
  return {
    id,
    creditor,
    name,
    kind,
    locale,
    country,
    emails: emails.map((contact) => {
      const fault = faultOf(debtor, contact.address);
      return fault ? { ...contact, outOfService: { since: fault.since, why: fault.why } } : contact;
    }),
    address,
    registrationNumber,
    policyId,
    createdAt,
    lastContactAt,
    version,
    doNotWrite,
    contactDays: contactDays?.length === 0 ? null : contactDays,
    owner,
    latePayment,
    unapplied: [...unapplied],
    holds: [...holds],
    collections: [...(debtor.collections ?? [])],
    insolvencies: [...insolvencies],
    creditHold: creditHold && { ...creditHold, reasons: [...creditHold.reasons] },
    creditDecision,
    risks: [...risks],
    replies: [...replies],
  };
}

/** A line of the timeline. */
export function eventView(event: CaseEvent): z.infer<typeof eventAnswer> {
  const { type, at, by, data, before, after, seq, hash } = event;
  return { type, at, by, data, before, after, seq, hash };
}

/** A task in the list. */
export function taskView(task: Task): z.infer<typeof taskAnswer> {
  const { id, kind, invoiceId, debtorId, dueOn, owner, data, status, result, doneAt, doneBy, createdAt } = task;
  return { id, kind, invoiceId, debtorId, dueOn, owner, data, status, result, doneAt, doneBy, createdAt };
}

/** What comes next, from when, and what stands against it now. */
export function assessmentView({
  step,
  dunnableFrom,
  isAllowed,
  blockers,
}: Assessment): z.infer<typeof assessmentAnswer> {
  return { stage: step, dunnableFrom, isAllowed, blockers: [...blockers] };
}
