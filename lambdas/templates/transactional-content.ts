import type { ClaimShare } from '../domain/case/claim/demanded-claim.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Instalment, ReversalReason, SaidOnPhone } from '../domain/message/transactional.ts';
import type { Currency } from '../domain/money.ts';
import type { LetterHead } from './letter-head.ts';
import type { PrintedInvoice } from './printed-invoice.ts';

/** A message about one invoice that answers or tells an act. Amounts in minor units of its currency. */
interface TransactionalContent extends LetterHead {
  readonly currency: Currency;
  /** As it stands after the act. */
  readonly invoice: PrintedInvoice;
  /** Until when what is asked is to be paid; null when nothing is asked, or in several parts. */
  readonly payBy: CivilDate | null;
}

/** Thanks for a payment, part or full: it answers the debtor's own act. */
export interface ReceiptContent extends TransactionalContent {
  readonly kind: 'receipt';
  readonly payment: {
    readonly amountMinor: number;
    readonly receivedOn: CivilDate;
    /** How the money came, in the debtor's words, such as `virement`. */
    readonly method?: string | undefined;
  };
  /** What was paid beyond the balance, and beyond what was demanded for late payment; 0 when nothing. */
  readonly excessMinor: number;
  /** What of it has settled the claim for late payment; absent when nothing. */
  readonly claim?: ClaimShare | undefined;
  /** The promise that this payment has kept. */
  readonly keptPromise: { readonly amountMinor: number; readonly promisedFor: CivilDate } | null;
}

/** One of several invoices of a payment, as it stands after the act. */
export interface ItemOfMany extends PrintedInvoice {
  /** Until when what is asked of it is to be paid; null when nothing is asked. */
  readonly payBy: CivilDate | null;
}

export interface ReceiptItem extends ItemOfMany {
  /** What it got of this payment. */
  readonly receivedMinor: number;
  readonly keptPromise: { readonly amountMinor: number; readonly promisedFor: CivilDate } | null;
}

/** Thanks for one payment of several invoices. Amounts in minor units of its currency. */
export interface ReceiptOfManyContent extends LetterHead {
  readonly kind: 'receiptOfMany';
  readonly currency: Currency;
  readonly items: readonly ReceiptItem[];
  readonly payment: { readonly amountMinor: number; readonly receivedOn: CivilDate };
  /** What of it is on no invoice. */
  readonly unappliedMinor: number;
  /** What of it has settled the claims for late payment of these invoices; absent when nothing. */
  readonly claim?: ClaimShare | undefined;
}

/** One payment of several invoices was taken back. */
export interface ReversalOfManyContent extends LetterHead {
  readonly kind: 'reversalOfMany';
  readonly currency: Currency;
  readonly items: readonly ItemOfMany[];
  /** What was taken back of these invoices, and the day on which it had come in. */
  readonly payment: { readonly amountMinor: number; readonly receivedOn: CivilDate };
  readonly reason: ReversalReason;
}

/** What a confirmation tells. */
export type ConfirmedMatter =
  | { readonly kind: 'promiseConfirmed'; readonly promisedFor: CivilDate }
  | {
      readonly kind: 'promiseBroken';
      readonly promisedMinor: number;
      readonly promisedFor: CivilDate;
      /** What came in for it. */
      readonly receivedMinor: number;
    }
  | { readonly kind: 'planConfirmed'; readonly instalments: readonly Instalment[] }
  | {
      readonly kind: 'instalmentDue';
      /** Its place in the plan, from 1, among so many. */
      readonly number: number;
      readonly count: number;
      /** What has come of it already. */
      readonly receivedMinor: number;
    }
  /** What is missing of the instalment that has ended the plan, and its date. */
  | { readonly kind: 'planEnded'; readonly missing: Instalment }
  | { readonly kind: 'callFollowUp'; readonly said: SaidOnPhone }
  | {
      readonly kind: 'paymentReversed';
      readonly amountMinor: number;
      /** The day on which it had come in. */
      readonly receivedOn: CivilDate;
      readonly reason: ReversalReason;
    };

/** What was promised, agreed or taken back, confirmed to the debtor in writing. */
export interface ConfirmationContent extends TransactionalContent {
  readonly kind: 'confirmation';
  readonly about: ConfirmedMatter;
  /** What it speaks of paying; 0 after a reversal when all that is owed again is withheld, and where a call came to a pause. */
  readonly askedMinor: number;
}
