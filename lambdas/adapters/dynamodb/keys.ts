import { contentHash } from '../../domain/canonical-json.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { DigestKey } from '../../domain/digest/digest.ts';

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
  document: (invoiceId: string, id: string): Key => ({ pk: `INVOICE#${invoiceId}`, sk: `DOCUMENT#${id}` }),
  note: (invoiceId: string, id: string): Key => ({ pk: `INVOICE#${invoiceId}`, sk: `NOTE#${id}` }),
  debtor: (creditor: string, debtorId: string): Key => ({ pk: `DEBTOR#${creditor}#${debtorId}`, sk: 'PROFILE' }),
  debtorChange: (creditor: string, debtorId: string, version: number): Key => ({
    pk: `DEBTOR#${creditor}#${debtorId}`,
    sk: `CHANGE#${String(version).padStart(8, '0')}`,
  }),
  window: (creditor: string, debtorId: string, date: CivilDate): Key => ({
    pk: `DEBTOR#${creditor}#${debtorId}`,
    sk: `WINDOW#${date}`,
  }),
  notice: (creditor: string, debtorId: string, date: CivilDate, invoiceId: string): Key => ({
    pk: `WINDOW#${creditor}#${debtorId}#${date}`,
    sk: `NOTICE#${invoiceId}`,
  }),
  transactional: (creditor: string, debtorId: string, id: string): Key => ({
    pk: `DEBTOR#${creditor}#${debtorId}`,
    sk: `TRANSACTIONAL#${id}`,
  }),
  /** Beside its case, with which it is read. */
  contribution: (invoiceId: string): Key => ({ pk: `INVOICE#${invoiceId}`, sk: 'CONTRIBUTION' }),
  payer: (creditor: string, debtorId: string): Key => ({ pk: `DEBTOR#${creditor}#${debtorId}`, sk: 'PAYER' }),
  openItem: (creditor: string, debtorId: string, dueOn: CivilDate, invoiceId: string): Key => ({
    pk: `DEBTOR#${creditor}#${debtorId}`,
    sk: `OPEN#${dueOn}#${invoiceId}`,
  }),
  payment: (creditor: string, paymentId: string): Key => ({ pk: `PAYMENT#${creditor}#${paymentId}`, sk: 'PAYMENT' }),
  /** One item for all: it is small, and every assessment reads it together with the debtor. */
  circumstances: (): Key => ({ pk: 'CIRCUMSTANCES', sk: 'CIRCUMSTANCES' }),
  policyVersion: (policyId: string, version: number): Key => ({
    pk: `POLICY#${policyId}`,
    sk: `VERSION#${String(version).padStart(8, '0')}`,
  }),
  task: (taskId: string): Key => ({ pk: `TASK#${taskId}`, sk: 'TASK' }),
  message: (key: string): Key => ({ pk: `MESSAGE#${key}`, sk: 'MESSAGE' }),
  /** Says which message has an id of SES's. */
  sesMessage: (messageId: string): Key => ({ pk: `SES#${messageId}`, sk: 'MESSAGE' }),
  /** Each recipient may be told of by itself; what names none is about all of them. */
  mailEvent: (key: string, kind: string, recipients: readonly string[] = []): Key => ({
    pk: `MESSAGE#${key}`,
    sk: recipients.length === 0 ? `MAIL#${kind}` : `MAIL#${kind}#${contentHash(recipients).slice(0, 16)}`,
  }),
  /** Of the debtors of a creditor who share an e-mail address, which is there by its id. */
  addressUse: (creditor: string, address: string): Key => ({ pk: `ADDRESS#${creditor}#${address}`, sk: 'USE' }),
  digest: ({ creditor, kind, day }: DigestKey): Key => ({
    pk: `DIGEST#${creditor}`,
    sk: `${kind.toUpperCase()}#${day}`,
  }),
  chainDigest: (day: CivilDate): Key => ({ pk: 'CHAINDIGEST', sk: `DAY#${day}` }),
  sendingDay: (day: CivilDate): Key => ({ pk: `SENDING#${day}`, sk: 'COUNT' }),
  request: (key: string): Key => ({ pk: `REQUEST#${key}`, sk: 'REQUEST' }),
};
