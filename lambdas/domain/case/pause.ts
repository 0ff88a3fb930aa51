import type { DisputeReason } from './dispute-reason.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { Instalment } from '../message/transactional.ts';
import type { CasePayment, CreditNote } from './case-money.ts';

/** How a pause came to its end: by a person, by its date, or by what was paid. */
export const pauseEnds = ['lifted', 'expired', 'rejected', 'accepted', 'partly', 'kept', 'broken', 'missed'] as const;
export type PauseEnd = { readonly at: string; readonly how: (typeof pauseEnds)[number] };

type Common = {
  readonly id: string;
  readonly since: string;
  /**
   * The day on which it ends by itself, is decided, or is looked at again: until then nobody has to think of it. On that
   * day a held ladder goes on.
   */
  readonly until: CivilDate;
  /** Null while it stands. Ended ones stay on record: asking for the same again is known from them. */
  readonly end: PauseEnd | null;
};

/** What is known of a hold that a life-cycle status of the e-invoice has placed. */
export type HoldByStatus = {
  readonly status?: number | undefined;
  /** What a person is asked: such a hold stands until he or a later status ends it. */
  readonly asks?: 'completeInvoice' | 'reissueInvoice' | undefined;
  readonly reasonCode?: string | undefined;
  /** The open task that asks him; null or absent when nobody is asked. */
  readonly taskId?: string | null | undefined;
};

/** A person, or a status of the e-invoice, wants nothing sent for an invoice until a day. */
export type Hold = Common & HoldByStatus & { readonly kind: 'hold'; readonly reason: string };

/** True of what the buyer or a platform holds against the invoice itself, until somebody has decided. */
export function isObjection(pause: Pause): boolean {
  return pause.kind === 'dispute' || (pause.kind === 'hold' && pause.asks !== undefined);
}

/** True of a pause that ends by itself on its day. */
export function endsByItself(pause: Pause): boolean {
  return pause.kind === 'hold' && pause.asks === undefined;
}

/** The debtor objects to all of what is owed or to a part of it. It stands until a person decides. */
export type Dispute = Common & {
  readonly kind: 'dispute';
  readonly reason: DisputeReason;
  /** The part objected to; null for all of it. */
  readonly disputedMinor: number | null;
  /**
   * A credit note that is to come, as a rule for what is disputed: until it comes, or until the first review, demands leave
   * out the larger of the two; after the dispute is accepted, what of it has not been credited.
   */
  readonly expectedCreditMinor: number;
  readonly reviewOn: CivilDate;
  /** Who sees to it in the company. */
  readonly owner?: string | undefined;
  /** What the resolution has taken off the balance, and how much of that a numbered credit note has confirmed since. */
  readonly creditMinor: number;
  readonly confirmedMinor: number;
  /** Marks of what people said when it was taken up and resolved; none on record from before there were marks. */
  readonly saidMark?: string | undefined;
  readonly resolutionMark?: string | undefined;
  /** What credit notes about it had taken off before it was resolved; it is part of what the resolution named. */
  readonly creditedBeforeMinor?: number | undefined;
  /** How many credit notes were on the case when it was taken up: one of those after it may be the expected one. */
  readonly creditNotesBefore: number;
  /** The open task that asks a person to decide it; null when nobody was asked. */
  readonly taskId: string | null;
  /** The life-cycle status of the e-invoice that has opened it; absent when people have. */
  readonly status?: number | undefined;
};

/** How a debtor made a promise. */
export const promiseChannels = ['phone', 'email', 'portal'] as const;
export type PromiseChannel = (typeof promiseChannels)[number];

/** How a debtor accepted a plan. */
export const acceptanceWays = ['signature', 'letter', 'email', 'phone', 'portal'] as const;
export type AcceptanceWay = (typeof acceptanceWays)[number];

/** What a debtor has bound himself to. */
type Agreed = {
  /** How many payments were on the case when it was made, and when it ended: only those between count for it. */
  readonly paymentsBefore: number;
  readonly paymentsUntil: number | null;
  /** The open task about it: to ask for his acceptance, or to call because he has not kept it. Null when there is none. */
  readonly taskId: string | null;
};

/** The debtor has promised an amount for a day. Payments alone decide whether he keeps it. */
export type PromiseToPay = Common &
  Agreed & {
    readonly kind: 'promise';
    readonly amountMinor: number;
    readonly promisedFor: CivilDate;
    /** The last day on which money for it is in time: that day and the policy's grace. */
    readonly deadline: CivilDate;
    readonly channel: PromiseChannel;
    /** A mark of who has promised; none on record from before there were marks. */
    readonly saidMark?: string | undefined;
  };

/** The whole balance in dated parts. `until` is the next day on which something is to be told or looked at. */
export type InstalmentPlan = Common &
  Agreed & {
    readonly kind: 'instalmentPlan';
    readonly instalments: readonly Instalment[];
    readonly acceptance: {
      readonly on: CivilDate;
      readonly how: AcceptanceWay;
      /** A mark of who has accepted; none on record from before there were marks. */
      readonly saidMark?: string | undefined;
    } | null;
    /** A person has been asked why the debtor has not accepted it. */
    readonly isAcceptanceChased: boolean;
    /** How many of the instalments have had their courtesy notice, or need none any more. */
    readonly announced: number;
  };

/** What stops the ladder of a case for a while, for all of the balance or a part of it. */
export type Pause = Hold | Dispute | PromiseToPay | InstalmentPlan;
export type PauseKind = Pause['kind'];

/** What the debtor has bound himself to pay, on a day or in parts. */
export type Agreement = PromiseToPay | InstalmentPlan;

/** True of what the debtor has bound himself to. */
export function isAgreement(pause: Pause): pause is Agreement {
  return pause.kind === 'promise' || pause.kind === 'instalmentPlan';
}

/** What a pause needs to know of its case. */
export type PausedCase = {
  readonly invoice: { readonly amount: { readonly amountMinor: number } };
  readonly receivedMinor: number;
  readonly creditedMinor: number;
  readonly smallDifferenceMinor: number;
  readonly pauses: readonly Pause[];
  readonly payments: readonly CasePayment[];
  readonly creditNotes: readonly CreditNote[];
};

/** True of a dispute that was accepted while a credit note is still expected for it: what is not credited yet rests. */
function isCreditExpected(pause: Pause, today: CivilDate): boolean {
  return (
    pause.kind === 'dispute' && pause.end?.how === 'accepted' && pause.expectedCreditMinor > 0 && today < pause.reviewOn
  );
}

/**
 * The pauses that stand on a day. A hold is over on its day, on record or not; the others until it is decided, and a
 * credit note that is expected for an accepted dispute until its date.
 */
export function pausesInForce({ pauses }: Pick<PausedCase, 'pauses'>, today: CivilDate): readonly Pause[] {
  return pauses.filter((pause) =>
    pause.end === null ? !endsByItself(pause) || today < pause.until : isCreditExpected(pause, today),
  );
}

/** How many pauses of one invoice may stand at once: all that come to their day together are decided in one transaction. */
export const mostStanding = 20;

/** How many pauses of a case stand. */
export function standingCount({ pauses }: Pick<PausedCase, 'pauses'>): number {
  return pauses.filter(({ end }) => end === null).length;
}

/** The pauses whose day has come, and of which that is not on record yet. */
export function pausesRunOut({ pauses }: Pick<PausedCase, 'pauses'>, today: CivilDate): readonly Pause[] {
  return pauses.filter(({ end, until }) => end === null && until <= today);
}

/** The next day on which something has to be done about a pause of the case; null when none stands. */
export function nextPauseDay({ pauses }: Pick<PausedCase, 'pauses'>): CivilDate | null {
  const days = pauses.flatMap(({ end, until }) => (end === null ? [until] : []));
  return days.toSorted()[0] ?? null;
}
