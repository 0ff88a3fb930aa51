import type { CivilDate } from '../../calendar/civil-date.ts';
import type { ReceivedStatus } from '../../invoice-status/status-standing.ts';

/** What can happen to an e-invoice in its life cycle between the platforms. */
export type StatusFact =
  | {
      type: 'InvoiceStatusReceived';
      /** With the task that asks a person, when it came for a case that is closed. */
      data: { statusId: string; taskId?: string | undefined } & Omit<ReceivedStatus, 'id'>;
    }
  /** Collected (212): for the platform to pass on. Negative when the money was taken back. */
  | {
      type: 'InvoiceStatusIssued';
      data: {
        /** The platform's connector takes it once under this id. */
        statusId: string;
        code: 212;
        creditor: string;
        number: string;
        /** What was collected of the invoice, VAT included, in minor units. */
        amountMinor: number;
        currency: string;
        on: CivilDate;
        paymentId: string;
        reversalId?: string | undefined;
      };
    };

/** A status 212 that Relance has issued: what of a payment was collected for the invoice, or taken back. */
export type IssuedStatus = {
  readonly id: string;
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly on: CivilDate;
};
