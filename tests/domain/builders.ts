import type { Case } from '../../lambdas/domain/case/case.ts';
import type { PendingNotice, SentNotice } from '../../lambdas/domain/case/notice.ts';
import type { CaseFact } from '../../lambdas/domain/case/events.ts';
import { record } from '../../lambdas/domain/case/event-log.ts';
import { contentHash } from '../../lambdas/domain/canonical-json.ts';
import type { Creditor } from '../../lambdas/domain/creditor.ts';
import type { Debtor } from '../../lambdas/domain/debtor.ts';
import { type DunningPolicy, dunningPolicySchema, type Stage, stages } from '../../lambdas/domain/dunning-policy.ts';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import type { Invoice } from '../../lambdas/domain/invoice.ts';
import { invoiceIdOf } from '../../lambdas/domain/invoice-id.ts';
import type { DebtorWindow } from '../../lambdas/domain/window/window.ts';

/** What of an invoice a test of dunning is about. */
type InvoiceChanges = { number?: string; dueDate?: string; amountMinor?: number };

/** The receivable of 1,200.00 EUR due on Tuesday 2026-03-31, unless told otherwise. */
export function anInvoiceOnRecord({ number = 'FA-1', dueDate = '2026-03-31', amountMinor = 120_000 }: InvoiceChanges) {
  const invoice: Invoice = {
    number,
    creditor: 'main',
    debtorId: 'C-001',
    amount: { amountMinor, currency: 'EUR' },
    issueDate: dueDate,
    dueDate,
  };
  return invoice;
}

/** The fact that opens a case. */
export function invoicePosted(changes: InvoiceChanges = {}): CaseFact {
  const invoice = anInvoiceOnRecord(changes);
  const id = invoiceIdOf(invoice.creditor, invoice.number);
  return { type: 'InvoicePosted', data: { id, invoice, contentHash: contentHash(invoice) } };
}

/** A case opened on 2026-03-01, nothing sent and nothing paid; `invoice` says what it is about, the rest how it stands. */
export function aCase({
  invoice = {},
  ...changes
}: Partial<Omit<Case, 'invoice'>> & { invoice?: InvoiceChanges } = {}) {
  const { after } = record(undefined, [invoicePosted(invoice)], { at: '2026-03-01T08:00:00.000Z', by: 'test' });
  const dunned: Case = { ...after, ...changes };
  return dunned;
}

/** A notice that left and arrived, at 10:00 in Paris of a summer day unless the instant is given. */
export function aSentNotice(stage: Stage, sentOn: string, changes: Partial<SentNotice> = {}): SentNotice {
  const sentAt = sentOn.includes('T') ? sentOn : `${sentOn}T08:00:00.000Z`;
  const ids = { messageKey: `key-${stage}`, messageId: `id-${stage}` };
  return { stage, cycle: 1, sentAt, ...ids, deliveredAt: sentAt, ...changes };
}

/** A case whose notices left on those dates, the last one giving its stage. */
export function aCaseThatSent(sentOn: Partial<Record<Stage, string>>, changes: Parameters<typeof aCase>[0] = {}): Case {
  const notices = stages.flatMap((stage) => (sentOn[stage] === undefined ? [] : [aSentNotice(stage, sentOn[stage])]));
  return aCase({ stage: notices.at(-1)?.stage ?? null, notices, ...changes });
}

/** A notice that waits in the debtor's window. */
export function aPendingNotice(changes: Partial<PendingNotice> = {}): PendingNotice {
  return {
    stage: 'reminderOne',
    cycle: 1,
    window: '2026-04-03',
    sendAt: '2026-04-03T07:30:00.000Z',
    lateDays: 0,
    isMoved: false,
    ...changes,
  };
}

/** Acme, to whom nothing was ever sent. */
export function aDebtorOnRecord(changes: Partial<Debtor> = {}): Debtor {
  return {
    id: 'C-001',
    name: 'Acme SAS',
    kind: 'business',
    locale: 'fr',
    country: 'FR',
    emails: [{ role: 'accounting', address: 'compta@acme.example' }],
    creditor: 'main',
    version: 1,
    createdAt: '2026-01-01T08:00:00.000Z',
    thread: [],
    ...changes,
  };
}

/** The shipped policy without spread and gathering, so that a stage's instant is the opening of its day. */
export function aPolicy(changes: Partial<DunningPolicy> = {}): DunningPolicy {
  return dunningPolicySchema.parse({ ...defaultPolicy, spreadMinutes: 0, gatherMinutes: 0, ...changes });
}

/** A ladder of those stages alone, at those offsets. */
export function aLadder(offsets: Partial<Record<Stage, number>>): DunningPolicy['stages'] {
  const entries = Object.entries(offsets).map(([stage, offsetDays]) => [stage, { enabled: true, offsetDays }]);
  const off = stages.map((stage) => [stage, { enabled: false }]);
  return { ...Object.fromEntries(off), ...Object.fromEntries(entries) } as DunningPolicy['stages'];
}

/** A window of Acme that notices may still join. */
export function aWindow(changes: Partial<DebtorWindow> = {}): DebtorWindow {
  return {
    creditor: 'main',
    debtorId: 'C-001',
    date: '2026-04-03',
    sendAt: '2026-04-03T07:40:00.000Z',
    attempt: 1,
    state: 'open',
    ...changes,
  };
}

/** The creditor of the contract's example, as a deployment names him. */
export function aCreditor(changes: Partial<Creditor> = {}): Creditor {
  return {
    id: 'main',
    name: 'Exemple SAS',
    registeredOffice: ['10 rue de la Banque', '75002 Paris'],
    legalMentions: ['RCS Paris 123 456 789'],
    contact: { name: 'Camille Martin', email: 'finance@exemple.example' },
    sender: { name: 'Exemple SAS', address: 'factures@exemple.example' },
    bankAccounts: [{ iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' }],
    linkHosts: ['pay.example', 'files.example'],
    ...changes,
  };
}
