import type { CivilDate } from '../calendar/civil-date.ts';
import type { ByPolicy } from '../circumstances/policy-version.ts';
import type { Stage } from '../dunning-policy.ts';
import type { Invoice } from '../invoice.ts';
import type { TransactionalSubject } from '../message/transactional.ts';
import type { PayerGrade } from '../payer/grading.ts';
import type { PrescriptionFact } from '../prescription/prescription-facts.ts';
import type { TaskKind } from '../task.ts';
import type { AskFact } from './ask-facts.ts';
import type { CollectionFact } from './collection/collection-facts.ts';
import type { Imported } from '../bulk/import-hold.ts';
import type { Blocker } from './blocker.ts';
import type { ClaimFact } from './claim/claim-facts.ts';
import type { MoneyFact } from './money-facts.ts';
import type { NoticeDocument } from './notice.ts';
import type { LetterFact } from './letter/letter-facts.ts';
import type { StatusFact } from './invoice-status/status-facts.ts';
import type { PauseFact } from './pause-facts.ts';
import type { HoldByStatus } from './pause.ts';
import type { WriteOffFact } from './write-off/write-off-facts.ts';

type Notice = { readonly stage: Stage; readonly cycle: number };
/** A notice in a window of its debtor. */
type PlacedNotice = Notice & {
  readonly window: CivilDate;
  readonly sendAt: string;
  readonly lateDays: number;
  readonly isMoved: boolean;
};
type LeftNotice = Notice & {
  readonly messageId: string;
  readonly messageKey: string;
  /** Days by which the ladder moves, because this notice left late. */
  readonly lateDays: number;
  /** What was attached and is kept; older events have none. */
  readonly document?: NoticeDocument;
};

/** The name of the event that tells of a stage's notice having left. */
export const sentEventOf = {
  courtesyNotice: 'CourtesyNoticeSent',
  reminderOne: 'ReminderSent',
  reminderTwo: 'ReminderSent',
  directNotice: 'DirectNoticeSent',
  legalEscalation: 'FormalNoticeSent',
} as const satisfies Record<Stage, string>;

/** Everything that can happen to a case. Ids, dates and amounts only: personal data lives where it can be erased. */
export type CaseFact =
  | {
      type: 'InvoicePosted';
      data: {
        id: string;
        invoice: Invoice;
        contentHash: string;
        payerGrade?: PayerGrade;
        /** ISO 11649. */
        creditorReference?: string;
        /** Days between the policy's day of what was told before Relance and the day it was told: what follows keeps its distances from there. */
        lateDays?: number;
        imported?: Imported;
        /** What was odd about the e-invoice it came in, by codes. */
        flags?: readonly string[];
      };
    }
  | MoneyFact
  | {
      type: 'InvoiceAmended';
      data: {
        dueDate?: CivilDate | undefined;
        purchaseOrder?: string | undefined;
        paymentMeans?: Invoice['paymentMeans'];
        /** Days by which a notice that waits is late now that the due date has moved. */
        noticeLateDays?: number | undefined;
      };
    }
  | { type: 'NoticeVoided'; data: Notice & { reason: string } }
  | { type: 'NoticeProposed'; data: ByPolicy & PlacedNotice }
  | { type: 'NoticeMoved'; data: ByPolicy & PlacedNotice & { why: string } }
  | { type: 'NoticeReleased'; data: ByPolicy & Notice & { blockers: readonly Blocker[] } }
  | { type: 'NoticeClaimed'; data: ByPolicy & Notice & { messageKey: string; document?: NoticeDocument } }
  | { type: (typeof sentEventOf)[Stage]; data: LeftNotice }
  | { type: 'NoticeRefused'; data: Notice & { messageKey: string; reason: string } }
  | { type: 'NoticeUnconfirmed'; data: Notice & { messageKey: string } }
  | { type: 'MessageDelivered'; data: { messageKey: string; messageId: string } }
  | { type: 'NoticeUndelivered'; data: { messageKey: string; messageId: string; stage: Stage; bounce: string } }
  | { type: 'ComplaintReceived'; data: { messageKey: string; messageId: string } }
  /** Settles the notice of the message that is named; told by an earlier version, whichever was in doubt. */
  | { type: 'DeliverySettled'; data: { taskId: string; resend: boolean; result: string; messageKey?: string } }
  | { type: 'ReceiptSent'; data: { paymentId: string; messageId: string; messageKey: string } }
  | {
      type: 'ConfirmationSent';
      data: { about: TransactionalSubject['kind']; of: string; messageId: string; messageKey: string };
    }
  | { type: 'HoldPlaced'; data: { holdId: string; reason: string; until: CivilDate } & HoldByStatus }
  /** A person is asked of what a status holds; `until` is the next time. */
  | { type: 'HoldReviewed'; data: { holdId: string; until: CivilDate; taskId: string } }
  | { type: 'HoldLifted'; data: { holdId: string } }
  | { type: 'PauseExpired'; data: { pauseId: string } }
  | PauseFact
  | LetterFact
  /** Something about the debtor has changed, which every assessment reads with him: the run has to plan again. */
  | { type: 'DebtorChanged'; data: { debtorVersion: number } }
  | AskFact
  | CollectionFact
  | WriteOffFact
  | ClaimFact
  | PrescriptionFact
  | StatusFact
  | { type: 'TaskDone'; data: { taskId: string; kind: TaskKind; result: string } }
  | { type: 'CaseParked'; data: { until: string; taskId: string } }
  | { type: 'RunRestarted'; data: { run: number; reason: string } }
  | { type: 'RunContinued'; data: { run: number } };

export type CaseEventType = CaseFact['type'];

/** A fact on record: who, when, and the chain that no line can be taken out of unseen. */
export type CaseEvent = CaseFact & {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly previousHash: string;
  readonly hash: string;
};

const replanning: ReadonlySet<CaseEventType> = new Set<CaseEventType>([
  'InvoicePosted',
  'PaymentRecorded',
  'PaymentReversed',
  'CreditNoteRecorded',
  'InvoiceAmended',
  'InvoiceCanceled',
  'CaseReopened',
  'NoticeVoided',
  'NoticeReleased',
  'NoticeRefused',
  'NoticeUnconfirmed',
  'NoticeUndelivered',
  'DeliverySettled',
  'HoldPlaced',
  'HoldLifted',
  'HoldReviewed',
  'DisputeOpened',
  'DisputeReviewed',
  'DisputeResolved',
  'DisputeReopened',
  'PromiseMade',
  'PromiseDecisionPutOff',
  'PromiseBroken',
  'InstalmentPlanMade',
  'InstalmentPlanAccepted',
  'InstalmentPlanMoved',
  'InstalmentPlanEnded',
  'PauseLifted',
  'DebtorChanged',
  'StageTold',
  'RegisteredLetterRequested',
  'RegisteredLetterReported',
  'ApprovalGiven',
  'ApprovalRejected',
  'LegalDecisionMade',
  'CollectionEnded',
  'PrescriptionInterrupted',
  'PrescriptionInterruptionWithdrawn',
  'RunRestarted',
  'RunContinued',
]);

/** True when a plan made before this event is stale, so that the run has to hear of it. */
export function makesPlansStale(type: CaseEventType): boolean {
  return replanning.has(type);
}
