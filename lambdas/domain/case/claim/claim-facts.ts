import type { CivilDate } from '../../calendar/civil-date.ts';
import type { ReversalReason } from '../../message/transactional.ts';
import type { ClaimWaiver } from './case-claim.ts';

/** What happens to the claim for late payment of an invoice. None of it moves the balance, the status or the end of the case. */
export type ClaimFact =
  /** Money that was meant for the claim, and not for the invoice, or that was beyond what was owed of that. */
  | {
      type: 'ClaimPaymentRecorded';
      data: {
        claimPaymentId: string;
        amountMinor: number;
        currency: string;
        receivedOn: CivilDate;
        /** It is the part of the payment of that id that was beyond the balance. */
        isPartOfPayment?: true | undefined;
      };
    }
  | {
      type: 'ClaimPaymentReversed';
      data: {
        reversalId: string;
        claimPaymentId: string;
        amountMinor: number;
        reason: ReversalReason;
        receivedOn: CivilDate;
      };
    }
  /** The claim has become less than what a part of a payment has brought for it: so much of that is the debtor's again. */
  | { type: 'ClaimPaymentFreed'; data: { claimPaymentId: string; amountMinor: number; taskId: string } }
  | { type: 'ClaimWaived'; data: ClaimWaiver }
  /** The invoice is paid, and a person is asked to go after what is open of the claim that day. */
  | { type: 'ClaimPursuitAsked'; data: { taskId: string; amountMinor: number; currency: string; on: CivilDate } }
  /** The claim cannot be computed, and a person is asked to look at what stands in the way. */
  | { type: 'ClaimCheckAsked'; data: { taskId: string; why: string } };
