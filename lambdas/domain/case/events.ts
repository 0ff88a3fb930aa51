import type { CivilDate } from '../calendar/civil-date.ts';
import type { Stage } from '../dunning-policy.ts';
import type { Invoice } from '../invoice.ts';
import type { TaskKind } from '../task.ts';
import type { Blocker } from './blocker.ts';

type Notice = { readonly stage: Stage; readonly cycle: number };
type LeftNotice = Notice & {
  readonly messageId: string;
  readonly messageKey: string;
  /** Days by which the ladder moves, because this notice left late. */
  readonly lateDays: number;
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
  | { type: 'InvoicePosted'; data: { id: string; invoice: Invoice; contentHash: string } }
  | {
      type: 'PaymentRecorded';
      data: {
        paymentId: string;
        amountMinor: number;
        currency: string;
        receivedOn: CivilDate;
        method?: string | undefined;
        reference?: string | undefined;
      };
    }
  | { type: 'InvoiceCanceled'; data: { reason: string } }
  | { type: 'NoticeProposed'; data: Notice & { window: CivilDate; sendAt: string; lateDays: number; isMoved: boolean } }
  | {
      type: 'NoticeMoved';
      data: Notice & { window: CivilDate; sendAt: string; lateDays: number; isMoved: boolean; why: string };
    }
  | { type: 'NoticeReleased'; data: Notice & { blockers: readonly Blocker[] } }
  | { type: 'NoticeClaimed'; data: Notice & { messageKey: string } }
  | { type: (typeof sentEventOf)[Stage]; data: LeftNotice }
  | { type: 'NoticeRefused'; data: Notice & { messageKey: string; reason: string } }
  | { type: 'NoticeUnconfirmed'; data: Notice & { messageKey: string } }
  | { type: 'MessageDelivered'; data: { messageKey: string; messageId: string } }
  | { type: 'NoticeUndelivered'; data: { messageKey: string; messageId: string; stage: Stage; bounce: string } }
  | { type: 'ComplaintReceived'; data: { messageKey: string; messageId: string } }
  | { type: 'DeliverySettled'; data: { taskId: string; resend: boolean; result: string } }
  | { type: 'ReceiptSent'; data: { paymentId: string; messageId: string; messageKey: string } }
  | { type: 'HoldPlaced'; data: { holdId: string; reason: string; until: CivilDate } }
  | { type: 'HoldLifted'; data: { holdId: string } }
  | { type: 'PauseExpired'; data: { pauseId: string } }
  | { type: 'LegalDecisionRequested'; data: { taskId: string; taskKind: TaskKind } }
  | {
      type: 'LegalDecisionMade';
      data: { decision: 'handOver' | 'writeOff' | 'extend'; reason: string; until?: CivilDate | undefined };
    }
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
  'InvoiceCanceled',
  'NoticeReleased',
  'NoticeRefused',
  'NoticeUnconfirmed',
  'NoticeUndelivered',
  'DeliverySettled',
  'HoldPlaced',
  'HoldLifted',
  'LegalDecisionMade',
  'RunRestarted',
  'RunContinued',
]);

/** True when a plan made before this event is stale, so that the run has to hear of it. */
export function makesPlansStale(type: CaseEventType): boolean {
  return replanning.has(type);
}
