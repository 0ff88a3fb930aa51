import type { CivilDate } from '../calendar/civil-date.ts';
import type { ReversalReason } from '../message/transactional.ts';
import type { CreditNote } from './case-money.ts';

/** A part of a payment on the case, in minor units. */
type PaymentPart = { readonly paymentId: string; readonly amountMinor: number };

/** What can happen to the principal of an invoice: money in and out, credit, and its end without money. Minor units. */
export type MoneyFact =
  | {
      type: 'PaymentRecorded';
      data: {
        paymentId: string;
        amountMinor: number;
        currency: string;
        receivedOn: CivilDate;
        method?: string | undefined;
        reference?: string | undefined;
        /** The part of it that was too much: it is the debtor's, not the invoice's. */
        excessMinor?: number | undefined;
        /** The part of it that settles the claim for late payment. */
        claimMinor?: number | undefined;
      };
    }
  | {
      type: 'PaymentReversed';
      data: {
        reversalId: string;
        paymentId: string;
        amountMinor: number;
        /** The part of it that was too much: it was the debtor's, not the invoice's. */
        excessMinor?: number | undefined;
        /** The part of it that had settled the claim for late payment. */
        claimMinor?: number | undefined;
        reason: ReversalReason;
        receivedOn: CivilDate;
        /** The run that a case closed as paid goes on with. */
        run?: number | undefined;
      };
    }
  | {
      type: 'CreditNoteRecorded';
      data: CreditNote & { currency: string; excessMinor?: number | undefined };
    }
  | { type: 'SmallDifferenceClosed'; data: { amountMinor: number } }
  | {
      type: 'InvoiceCanceled';
      data: {
        reason: string;
        /** What was paid of it is the debtor's again; each part is offered to him by a task. */
        freed?: readonly (PaymentPart & { taskId: string })[] | undefined;
      };
    }
  /** What a cancellation had freed of its payments, and the debtor still has, is on the invoice again. */
  | { type: 'CaseReopened'; data: { reason: string; run: number; returned?: readonly PaymentPart[] | undefined } };
