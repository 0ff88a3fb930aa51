import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Stage } from '../domain/dunning-policy.ts';
import type { Currency, Money } from '../domain/money.ts';
import type { FormalClaim } from './formal-claim.ts';
import type { ItemClaim } from './item-claim.ts';
import type { LetterHead } from './letter-head.ts';
import type { PrintedInvoice } from './printed-invoice.ts';
import type { StatementContent } from './statement-content.ts';
import type {
  ConfirmationContent,
  ReceiptContent,
  ReceiptOfManyContent,
  ReversalOfManyContent,
} from './transactional-content.ts';

/** Stages that a dunning message can lead with; a formal notice is a message of its own. */
export type MessageStage = Exclude<Stage, 'legalEscalation'>;

/** What the policy will carry out, and from when, if nothing is paid. */
export interface MessageNextStep<Step extends string> {
  readonly stage: Step;
  readonly on: CivilDate;
}

export interface DunningItem extends PrintedInvoice {
  /** The stage of this invoice in this message; never above the leading stage. */
  readonly stage: MessageStage;
  /** Until when we ask for the money: a business day. */
  readonly deadline: CivilDate;
  /** Null prints no consequence. */
  readonly nextStep: MessageNextStep<Exclude<Stage, 'courtesyNotice'> | 'legalDecision'> | null;
  /** What is owed for its lateness beside what is asked; absent where nothing is, or nothing may be said of it. */
  readonly claim?: ItemClaim | undefined;
}

export interface FormalItem extends PrintedInvoice {
  readonly stage: 'legalEscalation';
}

/** The invoices of one currency. */
export interface MessageSection<Item> {
  readonly currency: Currency;
  readonly items: readonly Item[];
  /** Sum of what is asked of the items, those not yet due included. */
  readonly totalAskedMinor: number;
}

/** One dunning message of one window: the highest stage leads, the other invoices are listed. */
export interface DunningContent extends LetterHead {
  readonly kind: 'dunning';
  readonly leadingStage: MessageStage;
  readonly sections: readonly MessageSection<DunningItem>[];
  readonly offersInstalments: boolean;
  /** A first late payment is taken for an oversight; that of a payer who is known to pay late is not. */
  readonly assumesOversight: boolean;
  /** What the debtor has paid that is on no invoice yet, a sum per currency. */
  readonly unapplied?: readonly Money[] | undefined;
  /** What is attached when more than one invoice is open. */
  readonly statement?: StatementContent | undefined;
}

/** A formal notice (mise en demeure), sent alone. */
export interface FormalContent extends LetterHead {
  readonly kind: 'formal';
  readonly sections: readonly MessageSection<FormalItem>[];
  /** Days given to pay, and the business day on which they end. */
  readonly deadlineDays: number;
  readonly deadline: CivilDate;
  /** When the file goes to the person who decides; null prints no consequence at all. */
  readonly nextStep: MessageNextStep<'legalDecision'> | null;
  readonly unapplied?: readonly Money[] | undefined;
  /** What the attached letter demands for the lateness of its invoices, where the law allows it. */
  readonly claims?: readonly FormalClaim[] | undefined;
  /** A registered letter takes it to the debtor too. */
  readonly isRegistered?: boolean | undefined;
  /** Days that count from its presentation: those of the policy, without what the day of the mail has added to them. */
  readonly registeredDays?: number | undefined;
}

/** All that a message to a debtor can say. */
export type MessageContent =
  DunningContent | FormalContent | ReceiptContent | ReceiptOfManyContent | ReversalOfManyContent | ConfirmationContent;

/** What is handed to the mail composer. */
export interface RenderedMessage {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}
