import type { CivilDate } from '../calendar/civil-date.ts';
import type { Stage } from '../dunning-policy.ts';

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
  /** What that message brings along. */
  readonly document?: NoticeDocument;
};

/** A notice that left: SES took it, or a person found that it had arrived; only SES gives it an id. */
export type SentNotice = {
  readonly stage: Stage;
  readonly cycle: number;
  readonly sentAt: string;
  readonly messageKey: string;
  readonly messageId?: string;
  readonly deliveredAt?: string;
  /** It did not arrive: its stage does not count as made. */
  readonly undeliveredAt?: string;
  /** A manager has taken it back: its stage does not count as made. */
  readonly voidedAt?: string;
  /** The letter that was attached, as it is kept; a formal notice has one. */
  readonly document?: NoticeDocument;
};

/** The document of a notice; its hash is in the event, so that the chain of the log covers its bytes. */
export type NoticeDocument = { readonly id: string; readonly sha256: string };

/** True of a notice whose stage counts as made. */
export function isMade({ undeliveredAt, voidedAt }: Pick<SentNotice, 'undeliveredAt' | 'voidedAt'>): boolean {
  return undeliveredAt === undefined && voidedAt === undefined;
}
