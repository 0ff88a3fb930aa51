import type { Case } from './case.ts';
import { toldAt } from './dunned-so-far.ts';
import type { CaseFact } from './events.ts';

/** What the first event of a log follows. */
export const emptyHash = '0'.repeat(64);

/** The case that begins with an invoice, its first event not yet on record. */
export function opened({ data }: Extract<CaseFact, { type: 'InvoicePosted' }>, at: string): Case {
  const { dunnedSoFar } = data.invoice;
  return {
    id: data.id,
    invoice: data.invoice,
    contentHash: data.contentHash,
    createdAt: at,
    ...(data.payerGrade && { payerGrade: data.payerGrade }),
    ...(data.creditorReference && { creditorReference: data.creditorReference }),
    ...(data.imported && { imported: data.imported }),
    ...(data.flags && { flags: data.flags }),
    status: 'open',
    stage: dunnedSoFar?.stage ?? null,
    ...(dunnedSoFar && { told: { stage: dunnedSoFar.stage, at: toldAt(dunnedSoFar.on), isEarlier: true as const } }),
    cycle: 1,
    receivedMinor: 0,
    creditedMinor: 0,
    smallDifferenceMinor: 0,
    payments: [],
    creditNotes: [],
    resumedAt: null,
    notice: null,
    notices: [],
    lateDays: data.lateDays ?? 0,
    undelivered: null,
    pauses: [],
    approval: null,
    legal: null,
    closedAt: null,
    run: 1,
    restarts: 0,
    version: 0,
    revision: 0,
    lastHash: emptyHash,
  };
}

/** The invoice with other terms. A due date that moves takes the whole ladder with it. */
export function amended(before: Case, { data }: Extract<CaseFact, { type: 'InvoiceAmended' }>): Case {
  const { dueDate, noticeLateDays, ...others } = data;
  const isMoved = dueDate !== undefined && dueDate !== before.invoice.dueDate;
  const invoice = { ...before.invoice, ...others, ...(dueDate !== undefined && { dueDate }) };
  const notice =
    before.notice && noticeLateDays !== undefined ? { ...before.notice, lateDays: noticeLateDays } : before.notice;
  return { ...before, invoice, notice, ...(isMoved && { lateDays: 0 }) };
}
