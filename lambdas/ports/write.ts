import type { BankRecord } from '../domain/bank-statement/statement-record.ts';
import type { ImportChunk, ImportRecord } from '../domain/bulk/import-record.ts';
import type { Case } from '../domain/case/case.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import type { DigestRecord } from '../domain/chain-digest/digest-record.ts';
import type { CaseDocument } from '../domain/case-document.ts';
import type { Circumstances } from '../domain/circumstances/circumstances.ts';
import type { PolicyVersion } from '../domain/circumstances/policy-version.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { AddressUse } from '../domain/debtor/address-use.ts';
import type { DebtorChange } from '../domain/debtor/debtor-change.ts';
import type { Digest } from '../domain/digest/digest.ts';
import type { Message } from '../domain/message/message.ts';
import type { Transactional } from '../domain/message/transactional.ts';
import type { Money } from '../domain/money.ts';
import type { PaymentRecord } from '../domain/payment/payment-record.ts';
import type { PspMoney } from '../domain/psp/psp-money.ts';
import type { Task } from '../domain/task.ts';
import type { DebtorWindow, WindowNotice } from '../domain/window/window.ts';
import type { PayerKey, KeptContribution, KeptNote, WindowKey, MailEvent } from './records.ts';

/** The instant by which something should have moved; null when nothing will, undefined leaves it as it is. */
export type WakeBy = string | null | undefined;

/** One element of a transaction. Each is conditional on what the decision was made from. */
export type Write =
  | { kind: 'case'; before: Case | undefined; after: Case; events: readonly CaseEvent[]; wakeBy: WakeBy }
  | { kind: 'caseUnchanged'; dunned: Case }
  | { kind: 'newDebtor'; debtor: Debtor }
  /** Changes what people may change, and what his cases have heard of; his contacts, noted meanwhile, stay. */
  | { kind: 'debtor'; before: Debtor; after: Debtor; change?: DebtorChange; wakeBy: string | null }
  | { kind: 'debtorUnchanged'; debtor: Debtor }
  /** Notes a contact with a debtor whose contacts are as they were; null leaves the last one as it is. */
  | { kind: 'debtorContacted'; debtor: Debtor; at: string | null; thread: readonly string[] }
  | { kind: 'newPayment'; payment: PaymentRecord; wakeBy: string | null }
  | { kind: 'payment'; before: PaymentRecord; after: PaymentRecord; wakeBy: string | null }
  | { kind: 'raiseTask'; task: Task }
  /** In place of what is there, while that is open. */
  | { kind: 'task'; task: Task }
  | { kind: 'endTask'; taskId: string; result: string; at: string; by: string }
  | { kind: 'newWindow'; window: DebtorWindow; wakeBy: string }
  | { kind: 'windowStillOpen'; window: DebtorWindow }
  | { kind: 'joinWindow'; window: DebtorWindow; notice: WindowNotice }
  | { kind: 'leaveWindow'; window: WindowKey; invoiceId: string }
  | { kind: 'window'; before: DebtorWindow; after: DebtorWindow; wakeBy: string | null }
  | { kind: 'newTransactional'; transactional: Transactional; wakeBy: string }
  | { kind: 'transactional'; before: Transactional; after: Transactional; wakeBy: string | null }
  | { kind: 'newMessage'; message: Message; mime: Buffer; wakeBy: string }
  | { kind: 'message'; before: Message; after: Message; wakeBy: string | null }
  | { kind: 'mailEvent'; event: MailEvent }
  /** The same document again changes nothing. */
  | { kind: 'newDocument'; invoiceId: string; document: CaseDocument }
  /** What was said about an act, what a message said, what a finished task told, and what is known of a file: gone, or gone before. */
  | { kind: 'eraseNote'; invoiceId: string; noteId: string }
  | { kind: 'eraseMime'; messageKey: string }
  | { kind: 'eraseTask'; task: Task }
  | { kind: 'eraseDocument'; invoiceId: string; documentId: string }
  | { kind: 'newNote'; invoiceId: string; note: KeptNote }
  | { kind: 'circumstances'; before: Circumstances; after: Circumstances }
  | { kind: 'newPolicyVersion'; policyVersion: PolicyVersion }
  /** In place of what the case said before, if that is still on record; the difference goes to the payer's totals. */
  | {
      kind: 'contribution';
      payer: PayerKey;
      invoiceId: string;
      before: KeptContribution | undefined;
      after: KeptContribution;
    }
  /** Only while nothing else has been counted of the payer; no revision before anything was. */
  | { kind: 'payerUnchanged'; payer: PayerKey; revision: number | undefined }
  /** When his credit is looked at by itself, in place of when it was to be; null never. */
  | { kind: 'creditReview'; payer: PayerKey; before: string | null; wakeBy: string | null }
  /** Who has an address today, and who waits for it; only as it was when that was decided. */
  | { kind: 'addressUse'; before: AddressUse; after: AddressUse }
  /** What is known of the bank: without `before`, it must not be on record, but for an entry of which nothing was made yet. */
  | { kind: 'bank'; before: BankRecord | undefined; after: BankRecord; wakeBy?: string | null }
  /** Without `before`, nothing must be known of it yet. */
  | { kind: 'pspMoney'; before: PspMoney | undefined; after: PspMoney }
  | { kind: 'pspMoneyUnchanged'; money: PspMoney }
  /** Without `before`, there must be no import of that id yet. */
  | { kind: 'import'; before: ImportRecord | undefined; after: ImportRecord }
  /** In place of what the same rows came to before. */
  | { kind: 'importChunk'; importId: string; chunk: ImportChunk }
  | { kind: 'newRequest'; key: string; hash: string }
  /** What payers may call an invoice: a reference, or the key of its number. */
  | { kind: 'invoiceName'; creditor: string; name: string; invoiceId: string }
  | { kind: 'invoiceAmount'; creditor: string; amount: Money; invoiceId: string }
  /** An account or a name, by its hash, is a debtor's: known, or gone. */
  | { kind: 'payerMark' | 'erasePayerMark'; creditor: string; debtorId: string; mark: string }
  /** From whose account money came, by its hash, as long as nobody knows whose it is. */
  | { kind: 'paymentPayer'; creditor: string; paymentId: string; mark: string }
  | { kind: 'erasePaymentPayer'; creditor: string; paymentId: string }
  /** Without `before`, the day must have no digest yet. */
  | { kind: 'chainDigest'; before: DigestRecord | undefined; after: DigestRecord }
  /** Without `before`, the digest must not be on record. */
  | { kind: 'digest'; before: Digest | undefined; after: Digest };
