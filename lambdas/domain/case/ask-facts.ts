import type { CivilDate } from '../calendar/civil-date.ts';
import type { ByPolicy } from '../circumstances/policy-version.ts';
import type { Stage } from '../dunning-policy.ts';
import type { TaskKind } from '../task.ts';
import type { ApprovedDemand, DebitCheck } from './case.ts';

type Notice = { readonly stage: Stage; readonly cycle: number };

/** What people are asked to do or to decide about a case, what they answer, and what they need not do any more. */
export type AskFact =
  /** Nobody is to write to the debtor: a person is asked to tell him of the stage that is due. */
  | { type: 'StageCallRequested'; data: ByPolicy & Notice & { taskId: string; taskKind: TaskKind } }
  | { type: 'StageCallWithdrawn'; data: { taskId: string } }
  | { type: 'StageTold'; data: Notice & { taskId: string; lateDays: number } }
  /** The policy wants the debtor called on that day; passed over when the named task has a person contact him anyway. */
  | { type: 'CallTaskRaised' | 'CallTaskPassedOver'; data: ByPolicy & { offsetDays: number; taskId: string } }
  /** Nobody answered: another task takes the place of the one named. */
  | {
      type: 'CallRetried';
      data: { taskId: string; nextTaskId: string; taskKind: TaskKind; attempt: number; retryOn: CivilDate };
    }
  /** What the policy wanted the debtor called for has to wait; the calls up to that day are over. */
  | { type: 'CallTaskWithdrawn'; data: { taskId: string; offsetDays: number } }
  | { type: 'DebitCheckRequested'; data: DebitCheck & { taskId: string } }
  | { type: 'DebitCheckWithdrawn'; data: { taskId: string } }
  | { type: 'ApprovalRequested'; data: Notice & { taskId: string } & Partial<ApprovedDemand> }
  | { type: 'ApprovalGiven'; data: Notice & { taskId: string } & Partial<ApprovedDemand> }
  /** It is not to be approved any more, or not as it was asked. */
  | { type: 'ApprovalWithdrawn'; data: Notice & { taskId: string } }
  | { type: 'ApprovalRejected'; data: Notice & { taskId: string; until: string } }
  /** Who looks after the debtor is told that the notice of a stage leaves on a day. */
  | { type: 'OwnerForewarned'; data: Notice & { on: CivilDate } }
  | {
      type: 'LegalDecisionRequested';
      data: ByPolicy & {
        taskId: string;
        taskKind: TaskKind;
        /** It is asked because another case of the debtor is with a collector since then: does this one follow? */
        joins?: { readonly invoiceId: string; readonly since: string } | undefined;
      };
    }
  /** More is owed than when it was asked for, or put off: the ladder has another step to take first. */
  | { type: 'LegalDecisionWithdrawn'; data: { taskId?: string | undefined } }
  | {
      type: 'LegalDecisionMade';
      data: {
        /** `goOn` lets the ladder of a case go on that was to follow another one. */
        decision: 'handOver' | 'writeOff' | 'extend' | 'goOn';
        reason: string;
        until?: CivilDate | undefined;
      };
    };
