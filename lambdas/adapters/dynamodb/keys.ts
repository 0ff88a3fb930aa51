import { contentHash } from '../../domain/canonical-json.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';

type Key = { readonly pk: string; readonly sk: string };

/** Index partitions are spread so that a month end does not make one hot; a list merges them. */
export const shards = ['0', '1', '2', '3'] as const;

/** The partition of an index that an id falls into. */
export function shardOf(id: string): string {
  return shards[Number.parseInt(contentHash(id).slice(0, 8), 16) % shards.length] ?? shards[0];
}

/** Where everything is kept: what is read together has one partition key. */
export const keys = {
  case: (invoiceId: string): Key => ({ pk: `INVOICE#${invoiceId}`, sk: 'CASE' }),
  listener: (invoiceId: string): Key => ({ pk: `INVOICE#${invoiceId}`, sk: 'LISTENER' }),
  event: (invoiceId: string, seq: number): Key => ({
    pk: `INVOICE#${invoiceId}`,
    sk: `EVENT#${String(seq).padStart(8, '0')}`,
  }),
  debtor: (creditor: string, debtorId: string): Key => ({ pk: `DEBTOR#${creditor}#${debtorId}`, sk: 'PROFILE' }),
  window: (creditor: string, debtorId: string, date: CivilDate): Key => ({
    pk: `DEBTOR#${creditor}#${debtorId}`,
    sk: `WINDOW#${date}`,
  }),
  notice: (creditor: string, debtorId: string, date: CivilDate, invoiceId: string): Key => ({
    pk: `WINDOW#${creditor}#${debtorId}#${date}`,
    sk: `NOTICE#${invoiceId}`,
  }),
  receipt: (creditor: string, debtorId: string, paymentId: string): Key => ({
    pk: `DEBTOR#${creditor}#${debtorId}`,
    sk: `RECEIPT#${paymentId}`,
  }),
  payment: (creditor: string, paymentId: string): Key => ({ pk: `PAYMENT#${creditor}#${paymentId}`, sk: 'PAYMENT' }),
  task: (taskId: string): Key => ({ pk: `TASK#${taskId}`, sk: 'TASK' }),
  message: (key: string): Key => ({ pk: `MESSAGE#${key}`, sk: 'MESSAGE' }),
  mailEvent: (key: string, kind: string): Key => ({ pk: `MESSAGE#${key}`, sk: `MAIL#${kind}` }),
  sendingDay: (day: CivilDate): Key => ({ pk: `SENDING#${day}`, sk: 'COUNT' }),
  request: (key: string): Key => ({ pk: `REQUEST#${key}`, sk: 'REQUEST' }),
};
