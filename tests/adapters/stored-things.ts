import { contentHash } from '../../lambdas/domain/canonical-json.ts';
import type { Case } from '../../lambdas/domain/case/case.ts';
import type { CaseFact } from '../../lambdas/domain/case/events.ts';
import { record } from '../../lambdas/domain/case/event-log.ts';
import type { Debtor } from '../../lambdas/domain/debtor.ts';
import type { Invoice } from '../../lambdas/domain/invoice.ts';
import { invoiceIdOf } from '../../lambdas/domain/invoice-id.ts';
import type { Message } from '../../lambdas/domain/message/message.ts';
import type { Transactional } from '../../lambdas/domain/message/transactional.ts';
import type { PaymentRecord } from '../../lambdas/domain/payment/payment-record.ts';
import type { Task } from '../../lambdas/domain/task.ts';
import type { DebtorWindow } from '../../lambdas/domain/window/window.ts';
import type { WakeBy, Write } from '../../lambdas/ports/write.ts';

const at = '2026-03-01T08:00:00.000Z';
export const wakeBy = '2026-03-01T09:00:00.000Z';

type Opening = Extract<Write, { kind: 'case' }>;

/** The write that opens a case. */
export function opening(number: string, changes: Partial<Invoice> = {}, wake: WakeBy = wakeBy): Opening {
  const invoice: Invoice = {
    number,
    creditor: 'main',
    debtorId: 'C-001',
    amount: { amountMinor: 120_000, currency: 'EUR' },
    issueDate: '2026-03-01',
    dueDate: '2026-03-31',
    ...changes,
  };
  const data = { id: invoiceIdOf('main', number), invoice, contentHash: contentHash(invoice) };
  return {
    kind: 'case',
    before: undefined,
    ...record(undefined, [{ type: 'InvoicePosted', data }], { at, by: 'test' }),
    wakeBy: wake,
  };
}

/** The write of a change to a case: a part payment unless told otherwise. */
export function change(
  before: Case,
  wake: WakeBy = wakeBy,
  fact: CaseFact = {
    type: 'PaymentRecorded',
    data: { paymentId: 'p', amountMinor: 1, currency: 'EUR', receivedOn: '2026-03-01' },
  },
): Opening {
  return { kind: 'case', before, ...record(before, [fact], { at, by: 'test' }), wakeBy: wake };
}

export function aStoredDebtor(id: string): Debtor {
  return {
    id,
    creditor: 'main',
    name: 'Acme SAS',
    kind: 'business',
    locale: 'fr',
    country: 'FR',
    emails: [{ role: 'accounting', address: 'compta@acme.example' }],
    version: 1,
    createdAt: at,
    thread: [],
  };
}

/** A payment that was taken on one invoice. */
export function aStoredPayment(id: string): PaymentRecord {
  return { creditor: 'main', id, hash: 'h', invoiceId: 'main-FA-1', parts: [], version: 1 };
}

export function aTask(id: string, changes: Partial<Task> = {}): Task {
  return {
    id,
    kind: 'matchPayment',
    creditor: 'main',
    dueOn: '2026-03-01',
    createdAt: at,
    status: 'open',
    data: {},
    ...changes,
  };
}

export function aWindow(debtorId: string, changes: Partial<DebtorWindow> = {}): DebtorWindow {
  return {
    creditor: 'main',
    debtorId,
    date: '2026-03-24',
    sendAt: '2026-03-24T09:00:00.000Z',
    attempt: 1,
    state: 'open',
    ...changes,
  };
}

export function aTransactional(id: string, changes: Partial<Transactional> = {}): Transactional {
  const amount = { amountMinor: 1, currency: 'EUR' as const };
  return {
    creditor: 'main',
    debtorId: 'C-001',
    id,
    invoiceId: 'main-FA-1-00000000',
    subject: { kind: 'receipt', id: 'bank-1', amount, receivedOn: '2026-03-01', balanceMinor: 119_999 },
    sendAt: '2026-03-02T08:00:00.000Z',
    attempt: 1,
    state: 'open',
    ...changes,
  };
}

export function aMessage(key: string, changes: Partial<Message> = {}): Message {
  return {
    key,
    kind: 'dunning',
    creditor: 'main',
    debtorId: 'C-001',
    occasion: { kind: 'window', date: '2026-03-24' },
    notices: [],
    recipients: [],
    state: 'sending',
    sendingAt: at,
    ...changes,
  };
}
