import type { CivilDate } from './domain/calendar/civil-date.ts';
import type { Case, CaseStatus } from './domain/case/case.ts';
import type { CaseEvent } from './domain/case/events.ts';
import type { Debtor } from './domain/debtor.ts';
import type { Stage } from './domain/dunning-policy.ts';
import type { Message } from './domain/message/message.ts';
import type { Task } from './domain/task.ts';
import type { Receipt } from './domain/window/receipt.ts';
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
  | { kind: 'debtorContacted'; creditor: string; debtorId: string; at: string | null; thread: readonly string[] }
  | { kind: 'newPayment'; creditor: string; paymentId: string; invoiceId: string; hash: string }
  | { kind: 'raiseTask'; task: Task }
  | { kind: 'endTask'; taskId: string; result: string; at: string; by: string }
  | { kind: 'newWindow'; window: DebtorWindow; wakeBy: string }
  | { kind: 'windowStillOpen'; window: DebtorWindow }
  | { kind: 'joinWindow'; window: DebtorWindow; notice: WindowNotice }
  | { kind: 'leaveWindow'; window: WindowKey; invoiceId: string }
  | { kind: 'window'; before: DebtorWindow; after: DebtorWindow; wakeBy: string | null }
  | { kind: 'newReceipt'; receipt: Receipt; wakeBy: string }
  | { kind: 'receipt'; before: Receipt; after: Receipt; wakeBy: string | null }
  | { kind: 'newMessage'; message: Message; mime: Buffer; wakeBy: string }
  | { kind: 'message'; before: Message; after: Message; wakeBy: string | null }
  | { kind: 'mailEvent'; event: MailEvent }
  | { kind: 'newRequest'; key: string; hash: string };

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
  readonly messages: readonly Message[];
  readonly payment: PaymentOnRecord | undefined;
  readonly listener: Listener | undefined;
};

export type PaymentOnRecord = { readonly invoiceId: string; readonly hash: string };

/** Answers waiting for what happens to a case: the token of the run's listener and the version it has heard of. */
export type Listener = { readonly run: number; readonly version: number; readonly token: string };

/** What should have moved by now. */
export type Sleeper =
  | { readonly kind: 'case'; readonly invoiceId: string }
  | { readonly kind: 'window'; readonly creditor: string; readonly debtorId: string; readonly date: CivilDate }
  | { readonly kind: 'receipt'; readonly creditor: string; readonly debtorId: string; readonly paymentId: string }
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
};

/** The truth. Every read is consistent but those of lists; every commit is one transaction. */
export type Store = {
  /** Throws ConcurrentChangeError when a condition fails, TransientError when the table is busy. */
  commit(writes: readonly Write[]): Promise<void>;
  load(wanted: Wanted): Promise<Found>;
  loadCase(invoiceId: string): Promise<Case | undefined>;
  loadDebtor(creditor: string, debtorId: string): Promise<Debtor | undefined>;
  loadTask(taskId: string): Promise<Task | undefined>;
  loadRequest(key: string): Promise<{ hash: string } | undefined>;
  loadListener(invoiceId: string): Promise<Listener | undefined>;
  /** Stores the token only while the case still has the run and version the listener knows; else ConcurrentChangeError. */
  storeListener(invoiceId: string, listener: Listener): Promise<void>;
  /** Sets when the case is looked at if nothing moves; nothing else. ConcurrentChangeError when the case has moved on. */
  setCaseWake(dunned: Case, wakeBy: string | null): Promise<void>;
  loadWindow(creditor: string, debtorId: string, date: CivilDate): Promise<DebtorWindow | undefined>;
  windowsFrom(creditor: string, debtorId: string, date: CivilDate): Promise<DebtorWindow[]>;
  windowNotices(window: DebtorWindow): Promise<WindowNotice[]>;
  /** Counts one more message of a day, unless the day has had as many as the limit; false then. */
  takeSendingSlot(day: CivilDate, limit: number): Promise<boolean>;
  loadReceipt(creditor: string, debtorId: string, paymentId: string): Promise<Receipt | undefined>;
  loadMessage(key: string): Promise<Message | undefined>;
  /** The message's MIME as it was submitted. */
  loadMime(key: string): Promise<Buffer | undefined>;
  mailEvents(messageKey: string): Promise<MailEvent[]>;
  events(invoiceId: string, cursor: string | undefined, limit: number): Promise<Page<CaseEvent>>;
  listCases(filter: CaseFilter, cursor: string | undefined, limit: number): Promise<Page<Case>>;
  listTasks(cursor: string | undefined, limit: number): Promise<Page<Task>>;
  sleepers(before: string, limit: number): Promise<Sleeper[]>;
  /** How many cases of these statuses stand at which stage; those with none are left out. An index may be a moment late. */
  countCases(statuses: readonly CaseStatus[]): Promise<CaseCount[]>;
  countOpenTasks(): Promise<number>;
};

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
  send(mail: { from: string; to: readonly string[]; mime: Buffer; messageKey: string }): Promise<MailOutcome>;
};

export type RunStatus = 'running' | 'ended' | 'failed' | 'missing';

/** Which sending of which payment's receipt. */
export type ReceiptKey = Pick<Receipt, 'creditor' | 'debtorId' | 'paymentId' | 'attempt'>;

/** The clock: starts runs and tells them that something happened. Starting twice and answering late are harmless. */
export type Workflow = {
  startDunning(dunned: Case): Promise<void>;
  startWindow(window: Omit<DebtorWindow, 'state'>): Promise<void>;
  startReceipt(receipt: ReceiptKey, now: string): Promise<void>;
  answer(token: string): Promise<'answered' | 'gone'>;
  dunningStatus(invoiceId: string, run: number): Promise<RunStatus>;
  windowStatus(window: DebtorWindow): Promise<RunStatus>;
  receiptStatus(receipt: Receipt): Promise<RunStatus>;
};

/** Tells the company's other systems what happened to cases. */
export type ToldEvent = { readonly invoiceId: string; readonly event: CaseEvent };

export type EventPublisher = {
  /** How many events go in one call. */
  readonly mostPerCall: number;
  /** All of them in one call, in their order; when it fails, some may have been told. */
  publish(told: readonly ToldEvent[]): Promise<void>;
};
