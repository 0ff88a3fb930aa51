import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { ImportChunk, ImportRecord } from '../domain/bulk/import-record.ts';
import type { Case, CaseStatus } from '../domain/case/case.ts';
import type { CaseDocument } from '../domain/case-document.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import type { ChainHead } from '../domain/chain-digest/chain-digest.ts';
import type { DigestRecord } from '../domain/chain-digest/digest-record.ts';
import type { Circumstances } from '../domain/circumstances/circumstances.ts';
import type { PolicyVersion } from '../domain/circumstances/policy-version.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { AddressUse } from '../domain/debtor/address-use.ts';
import type { DebtorChange } from '../domain/debtor/debtor-change.ts';
import type { Digest, DigestKey } from '../domain/digest/digest.ts';
import type { Stage } from '../domain/dunning-policy.ts';
import type { Message } from '../domain/message/message.ts';
import type { Transactional } from '../domain/message/transactional.ts';
import type { OldestOpen } from '../domain/payer/payer-figures.ts';
import type { PayerTotals } from '../domain/payer/payer-totals.ts';
import type { PaymentRecord } from '../domain/payment/payment-record.ts';
import type { PspMoney } from '../domain/psp/psp-money.ts';
import type { Task } from '../domain/task.ts';
import type { DebtorWindow, WindowNotice } from '../domain/window/window.ts';
import type { BankReads } from './bank-reads.ts';
import type { Page } from './page.ts';
import type {
  PayerKey,
  KeptContribution,
  KeptNote,
  Listener,
  Sleeper,
  MailEvent,
  KnownWake,
  NamedInvoice,
} from './records.ts';
import type { Write } from './write.ts';

/** What to read together, in one round trip. */
export type Wanted = {
  readonly cases?: readonly string[];
  readonly debtor?: { readonly creditor: string; readonly debtorId: string };
  readonly messages?: readonly string[];
  readonly payment?: { readonly creditor: string; readonly paymentId: string };
  /** The listener of an invoice. */
  readonly listener?: string;
};

/** What of it is there; lists in no order. */
export type Found = {
  readonly cases: readonly Case[];
  readonly debtor: Debtor | undefined;
  /** Read together with a debtor. */
  readonly circumstances: Circumstances;
  readonly messages: readonly Message[];
  readonly payment: PaymentRecord | undefined;
  readonly listener: Listener | undefined;
};

/** The truth. Every read is consistent but those of lists; every commit is one transaction. */
export type Store = BankReads & {
  /** Throws ConcurrentChangeError when a condition fails, TransientError when the table is busy. */
  commit(writes: readonly Write[]): Promise<void>;
  /** The same for what nobody waits for, and many may want to write at once: meets others for seconds, not for one. */
  commitPatiently(writes: readonly Write[]): Promise<void>;
  load(wanted: Wanted): Promise<Found>;
  loadCase(invoiceId: string): Promise<Case | undefined>;
  loadDebtor(creditor: string, debtorId: string): Promise<Debtor | undefined>;
  /** Those of them that are there, in no order. */
  loadDebtors(wanted: readonly { readonly creditor: string; readonly debtorId: string }[]): Promise<Debtor[]>;
  loadCircumstances(): Promise<Circumstances>;
  /** All versions of a policy that was ever changed, the latest first. */
  policyVersions(policyId: string, cursor: string | undefined, limit: number): Promise<Page<PolicyVersion>>;
  loadImport(id: string): Promise<ImportRecord | undefined>;
  /** Chunks of an import in their order, from one number on. */
  importChunks(id: string, from: number, limit: number): Promise<ImportChunk[]>;
  loadTask(taskId: string): Promise<Task | undefined>;
  loadRequest(key: string): Promise<{ hash: string } | undefined>;
  /** What is known of sums of money at a payment provider, by the ids it gives them; in no order. */
  loadPspMoney(creditor: string, ids: readonly string[]): Promise<PspMoney[]>;
  loadListener(invoiceId: string): Promise<Listener | undefined>;
  /** Stores the token only while the case still has the run and version the listener knows; else ConcurrentChangeError. */
  storeListener(invoiceId: string, listener: Listener): Promise<void>;
  /** Sets when the case is looked at if nothing moves; nothing else. ConcurrentChangeError when the case has moved on. */
  setCaseWake(dunned: Case, wakeBy: string | null): Promise<void>;
  /** A case, and what it was counted with last. */
  loadContribution(
    invoiceId: string,
  ): Promise<{ readonly dunned: Case | undefined; readonly kept: KeptContribution | undefined }>;
  /** What the cases of a payer say of him, and the oldest of his open items that are not below an amount. */
  loadPayer(
    payer: PayerKey,
    minimumMinor: number,
  ): Promise<{
    readonly totals: PayerTotals;
    readonly oldestOpen: OldestOpen | undefined;
    /** Rises whenever anything of this changes; undefined before anything was counted. */
    readonly revision: number | undefined;
  }>;
  /** When a payer's credit is looked at by itself; null when it is not. */
  loadCreditReview(payer: PayerKey): Promise<string | null>;
  /** Those of some names (references, keys of numbers) that lead to an invoice. */
  invoicesNamed(creditor: string, names: readonly string[]): Promise<NamedInvoice[]>;
  /** So many of the invoices that were posted with an amount, by their ids. */
  invoicesOfAmount(
    creditor: string,
    amount: { readonly amountMinor: number; readonly currency: string },
    limit: number,
  ): Promise<string[]>;
  /** Whose an account or a name of a payer is, both by a hash. */
  debtorsMarked(creditor: string, mark: string): Promise<string[]>;
  /** All by which a debtor is known as a payer. */
  marksOf(creditor: string, debtorId: string): Promise<string[]>;
  /** From whose account a payment came, by a hash, while nobody knows whose money it is. */
  loadPaymentPayer(creditor: string, paymentId: string): Promise<string | undefined>;
  loadWindow(creditor: string, debtorId: string, date: CivilDate): Promise<DebtorWindow | undefined>;
  windowsFrom(creditor: string, debtorId: string, date: CivilDate): Promise<DebtorWindow[]>;
  windowNotices(window: DebtorWindow): Promise<WindowNotice[]>;
  /** Counts one more message of a day, unless the day has had as many as the limit; false then. */
  takeSendingSlot(day: CivilDate, limit: number): Promise<boolean>;
  /** Which debtor of a creditor has an e-mail address today; the address by its id. */
  loadAddressUse(creditor: string, address: string): Promise<AddressUse>;
  loadTransactional(creditor: string, debtorId: string, id: string): Promise<Transactional | undefined>;
  loadMessage(key: string): Promise<Message | undefined>;
  /** A message as it was submitted, to the byte; undefined when it is not there, or was erased. */
  loadMime(messageKey: string): Promise<Buffer | undefined>;
  loadDigest(key: DigestKey): Promise<Digest | undefined>;
  /** The message of that key, or with that id of SES's. */
  findMessage(id: string): Promise<Message | undefined>;
  mailEvents(messageKey: string): Promise<MailEvent[]>;
  /** All that people said about the acts on a case. */
  notes(invoiceId: string): Promise<KeptNote[]>;
  /** The files of a case, the oldest first. */
  documents(invoiceId: string): Promise<CaseDocument[]>;
  events(invoiceId: string, cursor: string | undefined, limit: number): Promise<Page<CaseEvent>>;
  /** The log of a debtor, oldest first. */
  debtorChanges(
    creditor: string,
    debtorId: string,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<DebtorChange>>;
  listCases(filter: CaseFilter, cursor: string | undefined, limit: number): Promise<Page<Case>>;
  listTasks(cursor: string | undefined, limit: number): Promise<Page<Task>>;
  sleepers(before: string, limit: number): Promise<Sleeper[]>;
  /** The open cases of a debtor, however many are closed. */
  openCasesOf(debtor: { readonly creditor: string; readonly debtorId: string }): Promise<KnownWake[]>;
  /** A page of the open cases that should have moved before an instant, the soonest first. Costs as much as it finds. */
  wakingCases(before: string, cursor: string | undefined, limit: number): Promise<Page<KnownWake>>;
  /** How many cases of these statuses stand at which stage; those with none are left out. An index may be a moment late. */
  countCases(statuses: readonly CaseStatus[]): Promise<CaseCount[]>;
  countOpenTasks(): Promise<number>;
  /** A page of the chain heads of the cases whose last event is of a day in UTC or later; of all without one. */
  chainHeads(since: CivilDate | undefined, cursor: string | undefined, limit: number): Promise<Page<ChainHead>>;
  /** The digests of chain heads on record, the latest first. */
  latestChainDigests(limit: number): Promise<DigestRecord[]>;
  /** Those of a day in UTC and after it, the earliest first. */
  chainDigestsFrom(day: CivilDate, limit: number): Promise<DigestRecord[]>;
};

export type CaseCount = { readonly status: CaseStatus; readonly stage: Stage | null; readonly count: number };

export type CaseFilter = {
  readonly status?: CaseStatus | undefined;
  readonly stage?: Stage | undefined;
  readonly debtor?: { readonly creditor: string; readonly debtorId: string } | undefined;
  readonly dueBefore?: CivilDate | undefined;
};
