import type { CivilDate } from '../calendar/civil-date.ts';
import type { Stage } from '../dunning-policy.ts';
import type { Imported } from '../bulk/import-hold.ts';
import type { Invoice } from '../invoice.ts';
import type { Money } from '../money.ts';
import type { PayerGrade } from '../payer/grading.ts';
import type { PrescriptionRecord } from '../prescription/prescription-facts.ts';
import type { CaseClaim } from './claim/case-claim.ts';
import type { CasePayment, CreditNote } from './case-money.ts';
import type { CollectionMatter } from './collection/collection.ts';
import type { ReceivedStatus } from '../invoice-status/status-standing.ts';
import type { IssuedStatus } from './invoice-status/status-facts.ts';
import type { LegalMatter } from './legal-decision/legal-matter.ts';
import type { PendingNotice, SentNotice } from './notice.ts';
import type { Pause } from './pause.ts';
import type { RegisteredLetter } from './letter/registered-letter.ts';
import type { WriteOff } from './write-off/write-off-sum.ts';

export const caseStatuses = ['open', 'paused', 'escalated', 'paid', 'canceled', 'handedOver', 'writtenOff'] as const;
export type CaseStatus = (typeof caseStatuses)[number];
export type ClosedStatus = Exclude<CaseStatus, 'open' | 'paused' | 'escalated'>;

/** What a person was asked about the notice of a stage, and what he answered. */
export type Approval = {
  readonly stage: Stage;
  readonly cycle: number;
  readonly taskId: string;
  readonly state: 'requested' | 'approved' | 'rejected';
  readonly at: string;
  /** After a rejection: the instant from which he is asked again. */
  readonly until?: string | undefined;
} & Partial<ApprovedDemand>;

/** What a person was asked to let be demanded. Amounts in minor units; unknown of what was asked long ago. */
export type ApprovedDemand = {
  readonly demandedMinor: number;
  /** What had been paid by then: only money may make it less without his being asked again. */
  readonly receivedMinor: number;
  readonly dueDate: CivilDate;
};

/** That the notice of a stage leaves on a day, as the owner of the debtor was told at an instant. */
export type Forewarning = {
  readonly stage: Stage;
  readonly cycle: number;
  readonly on: CivilDate;
  readonly at: string;
};

/** A person was asked to tell the debtor of a stage, because nobody is to write to him. */
export type StageCall = {
  readonly stage: Stage;
  readonly cycle: number;
  readonly taskId: string;
  readonly at: string;
};

/** The last call of the policy that was raised, or passed over because a person was calling anyway. */
export type PolicyCall = {
  readonly offsetDays: number;
  /** The open task; null when it is done or was not needed. */
  readonly taskId: string | null;
};

/** A person was asked why a debit or a bill has not brought the money by itself: once for each due date. */
export type DebitCheck = {
  /** The open task; null when it is done. */
  readonly taskId: string | null;
  readonly method: string;
  readonly dueDate: CivilDate;
};

/** The receivable and its dunning, as the events so far make it. */
export type Case = {
  readonly id: string;
  readonly invoice: Invoice;
  readonly contentHash: string;
  readonly createdAt: string;
  /** What was known of the payer when the invoice was posted; of older cases nothing. It does not change any more. */
  readonly payerGrade?: PayerGrade;
  /** The reference that Relance has given it (ISO 11649). Older cases have none, and are found by their numbers. */
  readonly creditorReference?: string;
  /** With which import it came, if that has to be released. */
  readonly imported?: Imported;
  /** What was odd about the e-invoice it came in, by codes. */
  readonly flags?: readonly string[];
  readonly status: CaseStatus;
  readonly stage: Stage | null;
  readonly cycle: number;
  /** Money in, less what was taken back and what was too much. */
  readonly receivedMinor: number;
  /** Credit notes, and what resolutions of disputes have taken off. */
  readonly creditedMinor: number;
  /** A rest so small that it was given up. */
  readonly smallDifferenceMinor: number;
  readonly payments: readonly CasePayment[];
  readonly creditNotes: readonly CreditNote[];
  /** What people did to the claim for late payment; absent before anything. */
  readonly claim?: CaseClaim;
  /** From when on the ladder, resumed by a decision, keeps its minimum gap; null when none was. */
  readonly resumedAt: string | null;
  readonly notice: PendingNotice | null;
  readonly notices: readonly SentNotice[];
  readonly stageCall?: StageCall;
  readonly policyCall?: PolicyCall;
  readonly debitCheck?: DebitCheck;
  /** The last stage that a person has told the debtor of, instead of a message. */
  readonly told?: {
    readonly stage: Stage;
    readonly at: string;
    /** Before Relance took over. */ readonly isEarlier?: true;
  };
  /** Days by which late notices have moved what the policy's offsets say. */
  readonly lateDays: number;
  /** A notice of which nobody knows whether it left: the ladder holds until a person has looked. */
  readonly undelivered: { readonly stage: Stage; readonly since: string } | null;
  /** All that ever paused the ladder, in the order it came; those without an end stand. */
  readonly pauses: readonly Pause[];
  /** The version of its debtor that it has heard of; the one it began with needs no telling. */
  readonly debtorVersion?: number;
  /** The last approval that was asked for; null when none was. */
  readonly approval: Approval | null;
  /** The formal notices that went by registered letter too; absent before the first. */
  readonly letters?: readonly RegisteredLetter[];
  /** A person is asked for the address of one; null once he is done. */
  readonly letterTaskId?: string | null;
  /** What the debtor's owner was told last; absent when nothing. */
  readonly forewarned?: Forewarning;
  readonly legal: LegalMatter | null;
  /** The last time it was with a collector; absent when it never was, or before that was kept. */
  readonly collection?: CollectionMatter;
  readonly writeOff?: WriteOff;
  /** The case of the same debtor, handed over since that instant, for which a person was asked of this one too. */
  readonly joined?: { readonly invoiceId: string; readonly since: string };
  /** What interrupts the prescription of the claim, and whom it was told; absent before anything. */
  readonly prescription?: PrescriptionRecord;
  /** The life-cycle statuses of its e-invoice, as they arrived; absent before the first. */
  readonly statuses?: readonly ReceivedStatus[];
  /** The statuses that Relance has issued of it; absent before the first. */
  readonly issuedStatuses?: readonly IssuedStatus[];
  readonly closedAt: string | null;
  /** Number of the execution that follows the case; rises only with the event that asks for a new one. */
  readonly run: number;
  readonly restarts: number;
  /** Rises whenever a plan made before is stale. */
  readonly version: number;
  /** Number of events so far. */
  readonly revision: number;
  readonly lastHash: string;
};

/** What is still owed of the principal, in minor units: what was too much is not on the case but with the debtor. */
export function balanceMinor({
  invoice,
  receivedMinor,
  creditedMinor,
  smallDifferenceMinor,
}: Pick<Case, 'invoice' | 'receivedMinor' | 'creditedMinor' | 'smallDifferenceMinor'>): number {
  return invoice.amount.amountMinor - receivedMinor - creditedMinor - smallDifferenceMinor;
}

/** An amount, in minor units, in the currency of the invoice. */
export function moneyOf({ invoice }: Pick<Case, 'invoice'>, amountMinor: number): Money {
  return { amountMinor, currency: invoice.amount.currency };
}

const closed: readonly CaseStatus[] = ['paid', 'canceled', 'handedOver', 'writtenOff'];

/** True once nothing is to be dunned any more. */
export function isClosed(dunned: { readonly status: CaseStatus }): boolean {
  return closed.includes(dunned.status);
}

/** Statuses of a case that is still followed. */
export const openStatuses = caseStatuses.filter((status) => !isClosed({ status }));

/**
 * The last stage that the debtor was told of, in writing or by a person, and when; undefined before the first. One that
 * did not arrive told him nothing; one that was taken back did.
 */
export function lastTold({
  notices,
  told,
}: Case): { stage: Stage; at: string; isWritten: boolean; isEarlier?: true } | undefined {
  const notice = notices.findLast(({ undeliveredAt }) => undeliveredAt === undefined);
  if (told && (!notice || told.at > notice.sentAt)) return { ...told, isWritten: false };
  return notice && { stage: notice.stage, at: notice.sentAt, isWritten: true };
}
