import type { CivilDate } from '../calendar/civil-date.ts';
import type { Instalment } from '../message/transactional.ts';
import type { DisputeReason } from './dispute-reason.ts';
import type { AcceptanceWay, Agreement, PauseKind, PromiseChannel } from './pause.ts';

/** An agreement that was not kept: a person is asked to call, and the ladder goes on. */
type NotKept = {
  taskId: string;
  /** Days by which the ladder moves: it stood still for the agreement, and what follows keeps the policy's distances. */
  lateDays: number;
};

/** A mark of what people said, by which the same act is known again; older events have none. */
type Said = { saidMark?: string | undefined };

/** What can happen to disputes, promises and instalment plans. */
export type PauseFact =
  | {
      type: 'DisputeOpened';
      data: {
        disputeId: string;
        reason: DisputeReason;
        disputedMinor: number | null;
        expectedCreditMinor: number;
        reviewOn: CivilDate;
        owner?: string | undefined;
        /** The life-cycle status of the e-invoice that has opened it. */
        status?: number | undefined;
      } & Said;
    }
  /** Its review date has passed: a person is asked, and it goes on pausing until the next look. */
  | { type: 'DisputeReviewed'; data: { disputeId: string; until: CivilDate; taskId: string } }
  | {
      type: 'DisputeResolved';
      data: {
        disputeId: string;
        outcome: 'rejected' | 'accepted' | 'partly';
        creditMinor: number;
        /** What of the credit that was named credit notes had taken off before. */
        creditedBeforeMinor?: number | undefined;
      } & Said;
    }
  | {
      type: 'DisputeReopened';
      data: { disputeId: string; reason: string; until: CivilDate; run?: number | undefined };
    }
  | {
      type: 'PromiseMade';
      data: {
        promiseId: string;
        amountMinor: number;
        promisedFor: CivilDate;
        channel: PromiseChannel;
        /** Its day and the grace after it. */
        deadline: CivilDate;
        /** The day on which it is decided whether it was kept. */
        until: CivilDate;
      } & Said;
    }
  /** Nobody has read the bank to the end of its time yet. */
  | { type: 'PromiseDecisionPutOff'; data: { promiseId: string; until: CivilDate } }
  | { type: 'PromiseKept'; data: { promiseId: string } }
  | { type: 'PromiseBroken'; data: { promiseId: string; receivedMinor: number } & NotKept }
  | { type: 'InstalmentPlanMade'; data: { planId: string; instalments: readonly Instalment[]; until: CivilDate } }
  | { type: 'InstalmentPlanAccepted'; data: { planId: string; on: CivilDate; how: AcceptanceWay } & Said }
  /** Something was told or looked at; `until` is the next such day. */
  | {
      type: 'InstalmentPlanMoved';
      data: {
        planId: string;
        until: CivilDate;
        announced: number;
        isAcceptanceChased: boolean;
        /** The task that asks why the debtor has not accepted it, when it is raised now. */
        taskId?: string | undefined;
      };
    }
  | { type: 'InstalmentPlanEnded'; data: { planId: string; how: 'kept' } }
  | {
      type: 'InstalmentPlanEnded';
      data: {
        planId: string;
        how: 'missed';
        /** Which instalment was missed, the first being 1, and how much of it. */
        number: number;
        missingMinor: number;
      } & NotKept;
    }
  /** The money that had kept a promise or plan before its last day is gone again: it stands until then. */
  | { type: 'AgreementRevived'; data: { pauseKind: Agreement['kind']; pauseId: string } }
  /** A person has ended a promise or plan early. */
  | { type: 'PauseLifted'; data: { pauseKind: PauseKind; pauseId: string } };
