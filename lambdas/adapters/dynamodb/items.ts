import type { Case } from '../../domain/case/case.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import { makesPlansStale } from '../../domain/case/events.ts';
import type { Message } from '../../domain/message/message.ts';
import type { Task } from '../../domain/task.ts';
import type { Receipt } from '../../domain/window/receipt.ts';
import type { DebtorWindow } from '../../domain/window/window.ts';
import { keys, shardOf } from './keys.ts';

/** The partition of the wake index, present only while something is expected to move. */
export function wakeAttributes(id: string, wakeBy: string | null): Record<string, string> {
  return wakeBy === null ? {} : { wakePk: `WAKE#${shardOf(id)}`, wakeBy };
}

/** A case as it is stored: its state, and the attributes that put it into the lists. */
export function caseAttributes(dunned: Case): Record<string, unknown> {
  const { id, status, stage, invoice } = dunned;
  const shard = shardOf(id);
  return {
    itemType: 'case',
    state: dunned,
    statusPk: `CASE#${status}#${shard}`,
    stagePk: `CASE#${status}#${stage ?? 'none'}#${shard}`,
    debtorPk: `DEBTOR#${invoice.creditor}#${invoice.debtorId}`,
    listSk: `${invoice.dueDate}#${id}`,
  };
}

/** The case in an item; one that was stored before pauses were kept has none. */
export function caseOf(item: Record<string, unknown>): Case {
  return { pauses: [], ...(item['state'] as Omit<Case, 'pauses'> & Partial<Pick<Case, 'pauses'>>) };
}

/** An event as it is stored; those that make plans stale wake the dispatcher. */
export function eventItem(dunned: Case, event: CaseEvent): Record<string, unknown> {
  return {
    ...keys.event(dunned.id, event.seq),
    itemType: 'event',
    invoiceId: dunned.id,
    event,
    ...(makesPlansStale(event.type) && { dispatch: 'case' }),
  };
}

/** A task as it is stored: open ones are in the list, by due date. */
export function taskItem(task: Task): Record<string, unknown> {
  return {
    ...keys.task(task.id),
    itemType: 'task',
    task,
    ...(task.status === 'open' && { statusPk: `TASK#open#${shardOf(task.id)}`, listSk: `${task.dueOn}#${task.id}` }),
  };
}

/** A window as it is stored, beside its debtor. */
export function windowItem(window: DebtorWindow, wakeBy: string | null): Record<string, unknown> {
  const key = keys.window(window.creditor, window.debtorId, window.date);
  return { ...key, itemType: 'window', ...window, ...wakeAttributes(key.pk, wakeBy) };
}

/** A receipt as it is stored, beside its debtor. */
export function receiptItem(receipt: Receipt, wakeBy: string | null): Record<string, unknown> {
  const key = keys.receipt(receipt.creditor, receipt.debtorId, receipt.paymentId);
  return { ...key, itemType: 'receipt', ...receipt, ...wakeAttributes(key.pk, wakeBy) };
}

/** A message as it is stored; its MIME goes beside it. */
export function messageItem(message: Message, wakeBy: string | null): Record<string, unknown> {
  return { ...keys.message(message.key), itemType: 'message', message, ...wakeAttributes(message.key, wakeBy) };
}
