import { type Case, isClosed } from '../../domain/case/case.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import { makesPlansStale } from '../../domain/case/events.ts';
import { type Circumstances, noCircumstances } from '../../domain/circumstances/circumstances.ts';
import type { PolicyVersion } from '../../domain/circumstances/policy-version.ts';
import { completePolicy } from '../../domain/complete-policy.ts';
import type { Message } from '../../domain/message/message.ts';
import type { Transactional } from '../../domain/message/transactional.ts';
import type { PaymentRecord } from '../../domain/payment/payment-record.ts';
import type { Task } from '../../domain/task.ts';
import type { DebtorWindow } from '../../domain/window/window.ts';
import { keys, shardOf } from './keys.ts';

/** The partition of the wake index, present only while something is expected to move. */
export function wakeAttributes(id: string, wakeBy: string | null): Record<string, string> {
  return wakeBy === null ? {} : { wakePk: `WAKE#${shardOf(id)}`, wakeBy };
}

/** Where a case is found by the day, in UTC, of the last of these events. */
export function headAttributes(id: string, events: readonly CaseEvent[]): Record<string, string> {
  const last = events.at(-1);
  return last ? { headPk: `HEAD#${shardOf(id)}`, headOn: `${last.at.slice(0, 10)}#${id}` } : {};
}

/** Where the cases of a debtor are listed: the open ones apart, as the others only become more. */
export function debtorPartition(
  { creditor, debtorId }: { readonly creditor: string; readonly debtorId: string },
  which: 'open' | 'closed',
): string {
  return `CASES#${which}#${creditor}#${debtorId}`;
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
    debtorPk: debtorPartition(invoice, isClosed(dunned) ? 'closed' : 'open'),
    listSk: `${invoice.dueDate}#${id}`,
  };
}

const added = {
  pauses: [],
  payments: [],
  creditNotes: [],
  creditedMinor: 0,
  smallDifferenceMinor: 0,
  resumedAt: null,
  approval: null,
} satisfies Partial<Case>;

/** The case in an item; one that was stored by an earlier version lacks what was added since. */
export function caseOf(item: Record<string, unknown>): Case {
  return { ...added, ...(item['state'] as Omit<Case, keyof typeof added> & Partial<Case>) };
}

/** An event as it is stored; those that make plans stale wake the dispatcher. */
export function eventItem(dunned: Case, event: CaseEvent): Record<string, unknown> {
  return {
    ...keys.event(dunned.id, event.seq),
    itemType: 'event',
    invoiceId: dunned.id,
    creditor: dunned.invoice.creditor,
    event,
    ...(makesPlansStale(event.type) && { dispatch: 'case' }),
  };
}

/** The circumstances as they are stored: as text, which is read at once and whole. */
export function circumstancesItem(circumstances: Circumstances): Record<string, unknown> {
  const { version } = circumstances;
  return { ...keys.circumstances(), itemType: 'circumstances', version, content: JSON.stringify(circumstances) };
}

/** The circumstances in an item; before the first one, there are none. */
export function circumstancesOf(item: Record<string, unknown> | undefined): Circumstances {
  if (!item) return noCircumstances;
  const stored = JSON.parse(item['content'] as string) as Circumstances;
  const policies = Object.entries(stored.policies).map(([id, edited]) => [id, completed(edited)]);
  return { ...stored, policies: Object.fromEntries(policies) as Circumstances['policies'] };
}

/** A version of a policy as it is read: one that was stored by an earlier version lacks what was added since. */
export function completed<Version extends PolicyVersion>(stored: Version): Version {
  return { ...stored, policy: completePolicy(stored.policy) };
}

/** A payment as it is stored; it wakes as long as a part of it is not where it belongs. */
export function paymentItem(payment: PaymentRecord, wakeBy: string | null): Record<string, unknown> {
  const key = keys.payment(payment.creditor, payment.id);
  return { ...key, itemType: 'payment', payment, ...wakeAttributes(key.pk, wakeBy) };
}

/** The payment in an item. One that an earlier version stored says but which invoice it was for. */
export function paymentOf(
  item: Record<string, unknown>,
  { creditor, paymentId }: { readonly creditor: string; readonly paymentId: string },
): PaymentRecord {
  const stored = item['payment'] as PaymentRecord | undefined;
  if (stored) return stored;
  const [invoiceId, hash] = [item['invoiceId'] as string, item['hash'] as string];
  return { creditor, id: paymentId, hash, invoiceId, parts: [], version: 0 };
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

/** A transactional message that is asked for, as it is stored, beside its debtor. */
export function transactionalItem(transactional: Transactional, wakeBy: string | null): Record<string, unknown> {
  const key = keys.transactional(transactional.creditor, transactional.debtorId, transactional.id);
  return { ...key, itemType: 'transactional', ...transactional, ...wakeAttributes(key.pk, wakeBy) };
}

/** The message in an item; one that was stored by an earlier version does not say where it goes. */
export function messageOf(item: Record<string, unknown>): Message {
  return { recipients: [], ...(item['message'] as Omit<Message, 'recipients'> & Partial<Message>) };
}

/** A message as it is stored; its MIME goes beside it. */
export function messageItem(message: Message, wakeBy: string | null): Record<string, unknown> {
  return { ...keys.message(message.key), itemType: 'message', message, ...wakeAttributes(message.key, wakeBy) };
}
