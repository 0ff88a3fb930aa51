import type { CivilDate } from './domain/calendar/civil-date.ts';
import type { Case, CaseStatus } from './domain/case/case.ts';
import type { Note } from './domain/case/decision.ts';
import type { CaseEvent } from './domain/case/events.ts';
import type { Circumstances } from './domain/circumstances/circumstances.ts';
import type { PolicyVersion } from './domain/circumstances/policy-version.ts';
import type { Debtor } from './domain/debtor.ts';
import type { Digest, DigestKey } from './domain/digest/digest.ts';
import type { DebtorChange } from './domain/debtor/debtor-change.ts';
import type { Stage } from './domain/dunning-policy.ts';
import type { Message } from './domain/message/message.ts';
import type { Transactional } from './domain/message/transactional.ts';
import type { Contribution } from './domain/payer/contribution.ts';
import type { OldestOpen } from './domain/payer/payer-figures.ts';
import type { PayerTotals } from './domain/payer/payer-totals.ts';
import type { PaymentRecord } from './domain/payment/payment-record.ts';
import type { Task } from './domain/task.ts';
import type { DebtorWindow, WindowNotice } from './domain/window/window.ts';

/** Tells the time: instants in ISO 8601 UTC. */
export type Clock = { now(): string };

/** Somebody else changed what a write was decided on: load again, decide again. */
export class ConcurrentChangeError extends Error {
  override readonly name = 'ConcurrentChangeError';
}

/** A part of the platform is busy or unreachable for the moment: the same call may succeed later. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
}

/** A cursor that a client sent is not one of ours. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
}

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
  | { kind: 'debtorContacted'; creditor: string; debtorId: string; at: string | null; thread: readonly string[] }
  | { kind: 'newPayment'; payment: PaymentRecord; wakeBy: string | null }
  | { kind: 'payment'; before: PaymentRecord; after: PaymentRecord; wakeBy: string | null }
  | { kind: 'raiseTask'; task: Task }
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
  | { kind: 'newRequest'; key: string; hash: string }
  /** Without `before`, the digest must not be on record. */
  | { kind: 'digest'; before: Digest | undefined; after: Digest };

/** Which debtor of which creditor. */
export type PayerKey = { readonly creditor: string; readonly debtorId: string };

/** What a case said of its payer at one of its revisions. */
export type KeptContribution = { readonly revision: number; readonly contribution: Contribution };

/** Words of people about an act on a case, with when and whose. Personal data: kept apart, so that it can be erased. */
export type KeptNote = Note & { readonly at: string; readonly by: string };

/** Which window of which debtor. */
export type WindowKey = Pick<DebtorWindow, 'creditor' | 'debtorId' | 'date'>;

export type Page<T> = { readonly items: readonly T[]; readonly cursor?: string };

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

/** Answers waiting for what happens to a case: the token of the run's listener and the version it has heard of. */
export type Listener = { readonly run: number; readonly version: number; readonly token: string };

/** What should have moved by now. */
export type Sleeper =
  | { readonly kind: 'case'; readonly invoiceId: string }
  | { readonly kind: 'window'; readonly creditor: string; readonly debtorId: string; readonly date: CivilDate }
  | { readonly kind: 'transactional'; readonly creditor: string; readonly debtorId: string; readonly id: string }
  | { readonly kind: 'debtor'; readonly creditor: string; readonly debtorId: string }
  | { readonly kind: 'payment'; readonly creditor: string; readonly paymentId: string }
  | { readonly kind: 'message'; readonly key: string };

/** A bounce is final; a soft bounce is one after which SES goes on trying. */
export type MailEventKind = 'send' | 'delivery' | 'delay' | 'bounce' | 'softBounce' | 'complaint' | 'reject';
export type MailEvent = {
  readonly kind: MailEventKind;
  readonly messageKey: string;
  readonly messageId: string;
  readonly at: string;
  /** What SES says of a bounce. */
  readonly reason?: string;
  /** The recipients it is about, by the ids of their addresses, in order; absent when SES names none. */
  readonly recipients?: readonly string[];
};

/** The truth. Every read is consistent but those of lists; every commit is one transaction. */
export type Store = {
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
  loadTask(taskId: string): Promise<Task | undefined>;
  loadRequest(key: string): Promise<{ hash: string } | undefined>;
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
  ): Promise<{ readonly totals: PayerTotals; readonly oldestOpen: OldestOpen | undefined }>;
  loadWindow(creditor: string, debtorId: string, date: CivilDate): Promise<DebtorWindow | undefined>;
  windowsFrom(creditor: string, debtorId: string, date: CivilDate): Promise<DebtorWindow[]>;
  windowNotices(window: DebtorWindow): Promise<WindowNotice[]>;
  /** Counts one more message of a day, unless the day has had as many as the limit; false then. */
  takeSendingSlot(day: CivilDate, limit: number): Promise<boolean>;
  loadTransactional(creditor: string, debtorId: string, id: string): Promise<Transactional | undefined>;
  loadMessage(key: string): Promise<Message | undefined>;
  loadDigest(key: DigestKey): Promise<Digest | undefined>;
  /** The message of that key, or with that id of SES's. */
  findMessage(id: string): Promise<Message | undefined>;
  /** The message's MIME as it was submitted. */
  loadMime(key: string): Promise<Buffer | undefined>;
  mailEvents(messageKey: string): Promise<MailEvent[]>;
  /** All that people said about the acts on a case. */
  notes(invoiceId: string): Promise<KeptNote[]>;
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
  /** The open cases of a debtor. What it costs grows with all the cases he ever had. */
  openCasesOf(debtor: { readonly creditor: string; readonly debtorId: string }): Promise<KnownWake[]>;
  /** A page of the open cases that should have moved before an instant, the soonest first. Costs as much as it finds. */
  wakingCases(before: string, cursor: string | undefined, limit: number): Promise<Page<KnownWake>>;
  /** How many cases of these statuses stand at which stage; those with none are left out. An index may be a moment late. */
  countCases(statuses: readonly CaseStatus[]): Promise<CaseCount[]>;
  countOpenTasks(): Promise<number>;
};

/** A case with the instant by which something of it should move. */
export type KnownWake = { readonly dunned: Case; readonly wakeBy: string | null };

export type CaseCount = { readonly status: CaseStatus; readonly stage: Stage | null; readonly count: number };

export type CaseFilter = {
  readonly status?: CaseStatus | undefined;
  readonly stage?: Stage | undefined;
  readonly debtor?: { readonly creditor: string; readonly debtorId: string } | undefined;
  readonly dueBefore?: CivilDate | undefined;
};

/** What SES said, or that nobody knows what it said. */
export type MailOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** Transient when SES takes no mail for the time being: nothing is wrong with this one. */
  | { readonly kind: 'refused'; readonly reason: string; readonly isTransient: boolean }
  | { readonly kind: 'unknown'; readonly reason: string };

export type Mailer = {
  /** `to` is everybody it goes to, copies included. */
  send(mail: { from: string; to: readonly string[]; mime: Buffer; messageKey: string }): Promise<MailOutcome>;
};

export type RunStatus = 'running' | 'ended' | 'failed' | 'missing';

/** Which sending of which transactional message. */
export type TransactionalKey = Pick<Transactional, 'creditor' | 'debtorId' | 'id' | 'attempt'>;

/** The clock: starts runs and tells them that something happened. Starting twice and answering late are harmless. */
export type Workflow = {
  startDunning(dunned: Case): Promise<void>;
  startWindow(window: Omit<DebtorWindow, 'state'>): Promise<void>;
  startTransactional(transactional: TransactionalKey & Pick<Transactional, 'sendAt'>): Promise<void>;
  answer(token: string): Promise<'answered' | 'gone'>;
  dunningStatus(invoiceId: string, run: number): Promise<RunStatus>;
  windowStatus(window: DebtorWindow): Promise<RunStatus>;
  transactionalStatus(transactional: TransactionalKey): Promise<RunStatus>;
};

/** Tells the company's other systems what happened to cases. */
export type ToldEvent = { readonly invoiceId: string; readonly event: CaseEvent };

export type EventPublisher = {
  /** How many events go in one call. */
  readonly mostPerCall: number;
  /** All of them in one call, in their order; when it fails, some may have been told. */
  publish(told: readonly ToldEvent[]): Promise<void>;
};
