import type { CivilDate } from '../calendar/civil-date.ts';
import type { Instalment } from '../message/transactional.ts';
import type { CasePayment, CreditNote } from './case-money.ts';

/** Why a debtor objects. */
export const disputeReasons = [
  'notReceived',
  'wrongPrice',
  'wrongQuantity',
  'quality',
  'alreadyPaid',
  'wrongRecipient',
  'missingPurchaseOrder',
  'other',
] as const;
export type DisputeReason = (typeof disputeReasons)[number];

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

/** A person wants nothing sent for an invoice until a day. */
export type Hold = Common & { readonly kind: 'hold'; readonly reason: string };

/** The debtor objects to all of what is owed or to a part of it. It stands until a person decides. */
export type Dispute = Common & {
  readonly kind: 'dispute';
  readonly reason: DisputeReason;
  /** The part objected to; null for all of it. */
  readonly disputedMinor: number | null;
  /** A credit note that is to come: its amount is left out of demands until it comes, or until the first review. */
  readonly expectedCreditMinor: number;
  readonly reviewOn: CivilDate;
  /** Who sees to it in the company. */
  readonly owner?: string | undefined;
  /** What the resolution has taken off the balance, and how much of that a numbered credit note has confirmed since. */
  readonly creditMinor: number;
  readonly confirmedMinor: number;
  /** How many credit notes were on the case when it was taken up: one of those after it may be the expected one. */
  readonly creditNotesBefore: number;
  /** The open task that asks a person to decide it; null when nobody was asked. */
  readonly taskId: string | null;
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
  };

/** The whole balance in dated parts. `until` is the next day on which something is to be told or looked at. */
export type InstalmentPlan = Common &
  Agreed & {
    readonly kind: 'instalmentPlan';
    readonly instalments: readonly Instalment[];
    readonly acceptance: { readonly on: CivilDate; readonly how: AcceptanceWay } | null;
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
  readonly pauses: readonly Pause[];
  readonly payments: readonly CasePayment[];
  readonly creditNotes: readonly CreditNote[];
};

/** The pauses that stand on a day. A hold is over on its day, on record or not; the others until it is decided. */
export function pausesInForce({ pauses }: Pick<PausedCase, 'pauses'>, today: CivilDate): readonly Pause[] {
  return pauses.filter(({ kind, end, until }) => end === null && (kind !== 'hold' || today < until));
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
