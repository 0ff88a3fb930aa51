import type * as z from 'zod';
import type { Case } from '../domain/case/case.ts';
import { statusNoteId } from '../domain/case/invoice-status/take-status.ts';
import { statusRuleOf } from '../domain/invoice-status/status.table.ts';
import { type ReceivedStatus, standingOf } from '../domain/invoice-status/status-standing.ts';
import type { KeptNote } from '../ports/records.ts';
import type { invoiceStatusesAnswer, receivedStatusAnswer } from './answers/invoice-status.ts';

type Said = Pick<KeptNote, 'id' | 'said'>;

/** A status of an e-invoice with what it means here. */
export function statusView(
  { id, code, at, reasonCode, amountMinor, platform }: ReceivedStatus,
  notes: readonly Said[],
): z.infer<typeof receivedStatusAnswer>['status'] {
  const { label, effect, says, needsReason } = statusRuleOf(code);
  const reason = notes.find((note) => note.id === statusNoteId(id))?.said['reason'];
  const isReasonMissing = needsReason && reasonCode === undefined;
  return { id, code, label, effect, says, at, reasonCode, reason, isReasonMissing, amountMinor, platform };
}

/** The life cycle of an e-invoice, as far as platforms have told it and Relance has. */
export function statusesView(dunned: Case, notes: readonly Said[]): z.infer<typeof invoiceStatusesAnswer> {
  const { statuses = [], issuedStatuses = [] } = dunned;
  const { filed, available, approved } = standingOf(statuses);
  return {
    filedAt: filed?.at ?? null,
    availableAt: available?.at ?? null,
    approvedAt: approved?.at ?? null,
    statuses: statuses.map((status) => statusView(status, notes)),
    issued: issuedStatuses.map((issued) => ({ code: 212, ...issued })),
  };
}
