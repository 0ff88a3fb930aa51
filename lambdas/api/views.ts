import { balanceMinor, type Case } from '../domain/case/case.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { Money } from '../domain/money.ts';
import type { Task } from '../domain/task.ts';

const moneyOf = (amountMinor: number, { invoice }: Case): Money => ({ amountMinor, currency: invoice.amount.currency });

/** An invoice as lists show it. */
export function invoiceSummary(dunned: Case) {
  const { id, status, stage, cycle, createdAt, closedAt, invoice } = dunned;
  const { number, creditor, debtorId, amount, issueDate, dueDate } = invoice;
  const balance = moneyOf(balanceMinor(dunned), dunned);
  return {
    id,
    number,
    creditor,
    status,
    stage,
    cycle,
    amount,
    balance,
    issueDate,
    dueDate,
    debtor: { id: debtorId },
    createdAt,
    closedAt,
  };
}

/** An invoice in full, with its debtor and the notices that left. */
export function invoiceView(dunned: Case, debtor: Debtor, warnings: readonly { code: string; message: string }[] = []) {
  const { paymentMeans, policyId, purchaseOrder, documentUrl } = dunned.invoice;
  return {
    ...invoiceSummary(dunned),
    received: moneyOf(dunned.receivedMinor, dunned),
    debtor: debtorView(debtor),
    paymentMeans,
    policyId,
    purchaseOrder,
    documentUrl,
    notices: dunned.notices.map(({ stage, cycle, sentAt, messageId, deliveredAt }) => ({
      stage,
      cycle,
      sentAt,
      messageId,
      deliveredAt,
    })),
    warnings,
  };
}

/** A debtor as the API shows him. */
export function debtorView(debtor: Debtor) {
  const {
    id,
    creditor,
    name,
    kind,
    locale,
    country,
    emails,
    address,
    registrationNumber,
    policyId,
    createdAt,
    lastContactAt,
  } = debtor;
  return {
    id,
    creditor,
    name,
    kind,
    locale,
    country,
    emails,
    address,
    registrationNumber,
    policyId,
    createdAt,
    lastContactAt,
  };
}

/** A line of the timeline. */
export function eventView({ type, at, by, data, before, after, seq, hash }: CaseEvent) {
  return { type, at, by, data, before, after, seq, hash };
}

/** A task in the list. */
export function taskView({
  id,
  kind,
  invoiceId,
  debtorId,
  dueOn,
  data,
  status,
  result,
  doneAt,
  doneBy,
  createdAt,
}: Task) {
  return { id, kind, invoiceId, debtorId, dueOn, data, status, result, doneAt, doneBy, createdAt };
}
