import type { DisputeReason } from '../../domain/case/dispute-reason.ts';
import type { ReversalReason } from '../../domain/message/transactional.ts';

/** What remains of an invoice after money came in or went back, already printed in the language. */
export interface RemainderFacts {
  /** Null when nothing is asked for. */
  readonly asked: string | null;
  readonly deadline: string | null;
  /** What is owed and not asked for, part by part. */
  readonly withheld: readonly string[];
}

/** What a payment has settled for late payment: each is null when it is nothing. */
export interface ClaimPaid {
  readonly interest: string | null;
  readonly compensation: string | null;
}

export interface ReceiptFacts {
  readonly number: string;
  readonly paid: string;
  readonly receivedOn: string;
  readonly method: string | null;
  /** Null when nothing remains. */
  readonly remainder: RemainderFacts | null;
  /** Null when nothing was paid beyond the balance. */
  readonly excess: string | null;
  /** What of it has settled interest and compensation; null when nothing. */
  readonly claim: ClaimPaid | null;
  readonly keptPromise: { readonly amount: string; readonly promisedFor: string } | null;
}

/** The invoices of one payment. */
export interface SeveralInvoices {
  readonly count: number;
  /** Null when they are too many to be named. */
  readonly numbers: string | null;
}

/** The same of one payment for several invoices. */
export interface ReceiptOfManyFacts
  extends SeveralInvoices, Pick<ReceiptFacts, 'paid' | 'receivedOn' | 'remainder' | 'claim'> {
  /** Null when all of it is on them. */
  readonly unapplied: string | null;
}

/** What the written follow-up of a call speaks of. */
export type FollowUpFacts = { readonly kind: 'callFollowUp'; readonly number: string; readonly amount: string } & (
  | { readonly what: 'dispute'; readonly reason: DisputeReason; readonly remainder: RemainderFacts | null }
  | { readonly what: 'later'; readonly until: string }
  | { readonly what: 'told'; readonly deadline: string }
);

/** What the sentences of a confirmation speak of; amounts and dates are already printed in the language. */
export type ConfirmationFacts = { readonly number: string } & (
  | { readonly kind: 'promiseConfirmed'; readonly amount: string; readonly promisedFor: string }
  | {
      readonly kind: 'promiseBroken';
      readonly amount: string;
      readonly deadline: string;
      readonly promised: string;
      readonly promisedFor: string;
      /** Null when nothing came in. */
      readonly received: string | null;
      /** All that is owed of the invoice; null when that is what is asked. */
      readonly owed: string | null;
    }
  | { readonly kind: 'planConfirmed'; readonly amount: string; readonly count: number }
  | {
      readonly kind: 'instalmentDue';
      readonly amount: string;
      readonly place: number;
      readonly count: number;
      readonly dueOn: string;
      /** Null when nothing has come of it. */
      readonly received: string | null;
    }
  | {
      readonly kind: 'planEnded';
      readonly amount: string;
      readonly deadline: string;
      /** What did not come of the instalment that has ended the plan, and its date. */
      readonly missing: string;
      readonly missedOn: string;
    }
  | FollowUpFacts
  | {
      readonly kind: 'paymentReversed';
      /** In place of the number, when it was taken back from several invoices. */
      readonly several?: SeveralInvoices;
      readonly reversed: string;
      readonly receivedOn: string;
      readonly reason: ReversalReason;
      /** Null when nothing is owed. */
      readonly remainder: RemainderFacts | null;
    }
);
