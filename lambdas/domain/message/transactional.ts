import type { CivilDate } from '../calendar/civil-date.ts';
import type { DisputeReason } from '../case/dispute-reason.ts';
import type { Money } from '../money.ts';

/** One part of a plan: what is to be paid, and until when. Amounts in minor units of the invoice's currency. */
export type Instalment = { readonly amountMinor: number; readonly dueOn: CivilDate };

/** Why money that was in is gone again: the payer's bank or card took it back, or we had booked it by mistake. */
export const reversalReasons = ['chargeback', 'returned', 'error'] as const;
export type ReversalReason = (typeof reversalReasons)[number];

/** What of a payment went to one of its invoices, what remains of that, and the promise it has kept. Minor units. */
export type ReceiptLine = {
  readonly invoiceId: string;
  readonly amountMinor: number;
  readonly balanceMinor: number;
  readonly keptPromise?: { readonly amountMinor: number; readonly promisedFor: CivilDate } | undefined;
};

/** What a call came to, but for a promise, which has its own confirmation. Amounts in minor units. */
export type SaidOnPhone =
  | { readonly what: 'dispute'; readonly reason: DisputeReason; readonly disputedMinor: number }
  | { readonly what: 'later'; readonly until: CivilDate }
  | { readonly what: 'told' };

/**
 * What a transactional message answers or tells, with what it was at that moment: ids, dates and amounts only. `id` is
 * that of the payment, promise, plan or reversal, or of the task of a call.
 */
export type TransactionalSubject =
  | {
      readonly kind: 'receipt';
      readonly id: string;
      readonly amount: Money;
      readonly receivedOn: CivilDate;
      /** What remains of the invoice; negative when too much came in. */
      readonly balanceMinor: number;
      /** The promise that this payment has kept. */
      readonly keptPromise?: { readonly amountMinor: number; readonly promisedFor: CivilDate } | undefined;
      /** Of a payment for several invoices: all of them. What remains of them all is `balanceMinor`. */
      readonly invoices?: readonly ReceiptLine[] | undefined;
      /** What of it came in beyond them. */
      readonly unappliedMinor?: number | undefined;
      /** What of it has settled the claim for late payment that was demanded with them. */
      readonly claim?: { readonly interestMinor: number; readonly compensationMinor: number } | undefined;
    }
  | {
      readonly kind: 'promiseConfirmed';
      readonly id: string;
      readonly amountMinor: number;
      readonly promisedFor: CivilDate;
    }
  | {
      readonly kind: 'promiseBroken';
      readonly id: string;
      readonly amountMinor: number;
      readonly promisedFor: CivilDate;
      /** What came in for it. */
      readonly receivedMinor: number;
    }
  | { readonly kind: 'planConfirmed'; readonly id: string; readonly instalments: readonly Instalment[] }
  | {
      readonly kind: 'instalmentDue';
      readonly id: string;
      readonly instalment: Instalment;
      readonly number: number;
      readonly count: number;
    }
  | { readonly kind: 'planEnded'; readonly id: string; readonly missed: Instalment }
  /** What was said on the telephone, in writing. */
  | { readonly kind: 'callFollowUp'; readonly id: string; readonly said: SaidOnPhone }
  | {
      readonly kind: 'paymentReversed';
      readonly id: string;
      readonly amountMinor: number;
      readonly receivedOn: CivilDate;
      readonly reason: ReversalReason;
      /** Of a payment that was taken back from several invoices: what was taken from each. */
      readonly invoices?: readonly { readonly invoiceId: string; readonly amountMinor: number }[] | undefined;
    };

/** What an act wants told, and from when: at once when no instant is given. */
export type Telling = { readonly subject: TransactionalSubject; readonly sendAt?: string | undefined };

/** Who looks after a debtor is told what leaves to him on a day. */
export type OwnerSubject = { readonly kind: 'ownerForewarned'; readonly on: CivilDate };

/**
 * A message to be sent because of an act: it answers or confirms it, so it leaves at once, alone, whatever the windows
 * of its debtor.
 */
export type Transactional = {
  readonly creditor: string;
  readonly debtorId: string;
  readonly id: string;
  readonly invoiceId: string;
  readonly subject: TransactionalSubject | OwnerSubject;
  readonly sendAt: string;
  readonly attempt: number;
  /** How often it was put off because SES took no mail; absent when never. */
  readonly postponed?: number | undefined;
  /** One to a debtor's owner is `sending` from before the mail service is called: what is left so may have been sent. */
  readonly state: 'open' | 'sending' | 'settled';
};

/** The id of a transactional message, made of what it is about: asking for it twice gives one message. */
export function transactionalIdOf(invoiceId: string, subject: TransactionalSubject): string {
  const { kind, id } = subject;
  // A payment's id is unique among all of a creditor; the others are so within their invoice.
  if (kind === 'receipt') return `receipt-${id}`;
  return kind === 'instalmentDue' ? `${kind}-${invoiceId}-${id}-${subject.number}` : `${kind}-${invoiceId}-${id}`;
}

const contacts: ReadonlySet<TransactionalSubject['kind']> = new Set([
  'promiseBroken',
  'planEnded',
  'paymentReversed',
  'callFollowUp',
] as const);

/**
 * True of messages that ask for money, though an event calls for them, or that follow a call: they count as a contact, so
 * reminders keep their distance.
 */
export function isContact({ kind }: Pick<TransactionalSubject, 'kind'>): boolean {
  return contacts.has(kind);
}
