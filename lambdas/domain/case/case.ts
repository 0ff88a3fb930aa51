import type { CivilDate } from '../calendar/civil-date.ts';
import type { Stage } from '../dunning-policy.ts';
import type { Invoice } from '../invoice.ts';
import type { TaskKind } from '../task.ts';
import type { Pause } from './pause.ts';

export const caseStatuses = ['open', 'paused', 'escalated', 'paid', 'canceled', 'handedOver', 'writtenOff'] as const;
export type CaseStatus = (typeof caseStatuses)[number];
export type ClosedStatus = Exclude<CaseStatus, 'open' | 'paused' | 'escalated'>;

/** A stage that fell due and sits in a window of its debtor, or is just being sent. A case has one at most. */
export type PendingNotice = {
  readonly stage: Stage;
  readonly cycle: number;
  readonly window: CivilDate;
  readonly sendAt: string;
  /** Days by which the ladder moves when it leaves, because it is late: what follows keeps the policy's distances. */
  readonly lateDays: number;
  /** The contact delay has moved it once, and moves it no more. */
  readonly isMoved: boolean;
  /** Set once a message has claimed it. */
  readonly messageKey?: string;
};

/** A notice that left: SES took it, or a person found that it had arrived; only SES gives it an id. */
export type SentNotice = {
  readonly stage: Stage;
  readonly cycle: number;
  readonly sentAt: string;
  readonly messageKey: string;
  readonly messageId?: string;
  readonly deliveredAt?: string;
};

/** What waits for a person at the legal stage. */
export type LegalMatter =
  | { readonly kind: 'requested'; readonly at: string; readonly taskId: string; readonly taskKind: TaskKind }
  | { readonly kind: 'extended'; readonly until: CivilDate; readonly reason: string }
  | { readonly kind: 'decided'; readonly decision: 'handOver' | 'writeOff'; readonly reason: string };

/** The receivable and its dunning, as the events so far make it. */
export type Case = {
  readonly id: string;
  readonly invoice: Invoice;
  readonly contentHash: string;
  readonly createdAt: string;
  readonly status: CaseStatus;
  readonly stage: Stage | null;
  readonly cycle: number;
  readonly receivedMinor: number;
  readonly notice: PendingNotice | null;
  readonly notices: readonly SentNotice[];
  /** Days by which late notices have moved what the policy's offsets say. */
  readonly lateDays: number;
  /** A notice that did not arrive, or of which nobody knows: the ladder holds until a person has looked. */
  readonly undelivered: { readonly stage: Stage; readonly since: string } | null;
  /** All that ever paused the ladder, in the order it came; those without an end stand. */
  readonly pauses: readonly Pause[];
  readonly legal: LegalMatter | null;
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

/** What is still owed of the principal, in minor units; negative when more came in than was owed. */
export function balanceMinor(dunned: Pick<Case, 'invoice' | 'receivedMinor'>): number {
  return dunned.invoice.amount.amountMinor - dunned.receivedMinor;
}

const closed: readonly CaseStatus[] = ['paid', 'canceled', 'handedOver', 'writtenOff'];

/** True once nothing is to be dunned any more. */
export function isClosed(dunned: { readonly status: CaseStatus }): boolean {
  return closed.includes(dunned.status);
}

/** The last notice that left, if any. */
export function lastNotice(dunned: Case): SentNotice | undefined {
  return dunned.notices.at(-1);
}
