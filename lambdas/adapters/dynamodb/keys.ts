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
  /** When the credit of a payer is looked at by itself. */
  creditReview: (creditor: string, debtorId: string): Key => ({ pk: `DEBTOR#${creditor}#${debtorId}`, sk: 'CREDIT' }),
  openItem: (creditor: string, debtorId: string, dueOn: CivilDate, invoiceId: string): Key => ({
    pk: `DEBTOR#${creditor}#${debtorId}`,
    sk: `OPEN#${dueOn}#${invoiceId}`,
  }),
  payment: (creditor: string, paymentId: string): Key => ({ pk: `PAYMENT#${creditor}#${paymentId}`, sk: 'PAYMENT' }),
  /** From whose account a payment came, by a hash, as long as nobody knows whose money it is. */
  paymentPayer: (creditor: string, paymentId: string): Key => ({ pk: `PAYMENT#${creditor}#${paymentId}`, sk: 'PAYER' }),
  /** Leads from what payers write, a reference or a number, to the invoice. */
  invoiceName: (creditor: string, name: string): Key => ({ pk: `REFERENCE#${creditor}#${name}`, sk: 'INVOICE' }),
  /** The invoices of an amount, whoever owes them. */
  invoiceAmount: (creditor: string, currency: string, amountMinor: number, invoiceId: string): Key => ({
    pk: `AMOUNT#${creditor}#${currency}#${amountMinor}`,
    sk: `INVOICE#${invoiceId}`,
  }),
  /** Whose an account or a name is; both by a hash. */
  payerMark: (creditor: string, mark: string, debtorId: string): Key => ({
    pk: `PAYERMARK#${creditor}#${mark}`,
    sk: `DEBTOR#${debtorId}`,
  }),
  /** The same beside the debtor, so that it is erased with him. */
  markOfDebtor: (creditor: string, debtorId: string, mark: string): Key => ({
    pk: `DEBTOR#${creditor}#${debtorId}`,
    sk: `PAYERMARK#${mark}`,
  }),
  pspMoney: (creditor: string, id: string): Key => ({ pk: `PSP#${creditor}#${id}`, sk: 'MONEY' }),
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
  /** A file of bank statements, and its entries. */
  bankStatement: (id: string): Key => ({ pk: `STATEMENT#${id}`, sk: 'STATEMENT' }),
  bankEntry: (id: string, index: number): Key => ({
    pk: `STATEMENT#${id}`,
    sk: `ENTRY#${String(index).padStart(8, '0')}`,
  }),
  movements: (scope: string): Key => ({ pk: `MOVEMENTS#${scope}`, sk: 'MOVEMENTS' }),
  bankAccount: (account: string): Key => ({ pk: `ACCOUNT#${account}`, sk: 'ACCOUNT' }),
  bankReference: (id: string): Key => ({ pk: `BANKREFERENCE#${id}`, sk: 'REFERENCE' }),
  bankUpload: (id: string): Key => ({ pk: `UPLOAD#${id}`, sk: 'UPLOAD' }),
  import: (id: string): Key => ({ pk: `IMPORT#${id}`, sk: 'IMPORT' }),
  importChunk: (id: string, chunk: number): Key => ({
    pk: `IMPORT#${id}`,
    sk: `CHUNK#${String(chunk).padStart(8, '0')}`,
  }),
  request: (key: string): Key => ({ pk: `REQUEST#${key}`, sk: 'REQUEST' }),
};
