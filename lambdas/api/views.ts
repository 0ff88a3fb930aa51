import type * as z from 'zod';
import type { Assessment } from '../domain/case/assess.ts';
import { balanceMinor, type Case } from '../domain/case/case.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { Money } from '../domain/money.ts';
import type { Task } from '../domain/task.ts';
import type {
  assessmentAnswer,
  debtorAnswer,
  eventAnswer,
  invoiceAnswer,
  invoiceSummaryAnswer,
  taskAnswer,
} from './answers.ts';

const moneyOf = (amountMinor: number, { invoice }: Case): Money => ({ amountMinor, currency: invoice.amount.currency });

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
    balance: moneyOf(balanceMinor(dunned), dunned),
    issueDate,
    dueDate,
    debtor: { id: debtorId },
    createdAt,
    closedAt,
  };
}

/** An invoice in full, with its debtor and the notices that left. */
export function invoiceView(
  dunned: Case,
  debtor: Debtor,
  warnings: readonly z.infer<typeof invoiceAnswer>['warnings'][number][] = [],
): z.infer<typeof invoiceAnswer> {
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
    pauses: [...dunned.pauses],
    warnings: [...warnings],
  };
}

/** A debtor as the API shows him. */
export function debtorView(debtor: Debtor): z.infer<typeof debtorAnswer> {
  const { id, creditor, name, kind, locale, country, emails, address, registrationNumber, policyId } = debtor;
  const { createdAt, lastContactAt } = debtor;
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
export function eventView(event: CaseEvent): z.infer<typeof eventAnswer> {
  const { type, at, by, data, before, after, seq, hash } = event;
  return { type, at, by, data, before, after, seq, hash };
}

/** A task in the list. */
export function taskView(task: Task): z.infer<typeof taskAnswer> {
  const { id, kind, invoiceId, debtorId, dueOn, data, status, result, doneAt, doneBy, createdAt } = task;
  return { id, kind, invoiceId, debtorId, dueOn, data, status, result, doneAt, doneBy, createdAt };
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
