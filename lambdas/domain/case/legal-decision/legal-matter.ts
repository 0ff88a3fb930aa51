import type { CivilDate } from '../../calendar/civil-date.ts';
import type { TaskKind } from '../../task.ts';
import type { WriteOffReason } from '../write-off/write-off-sum.ts';

/** A write-off that a second person has to approve: what was owed when it was asked for, in minor units, and by whom. */
type RequestedWriteOff = {
  readonly reasonCode: WriteOffReason;
  readonly reason: string;
  readonly amountMinor: number;
  readonly requestedBy: string;
};

/** What waits for a person at the legal stage. */
export type LegalMatter =
  | {
      readonly kind: 'requested';
      readonly at: string;
      readonly taskId: string;
      readonly taskKind: TaskKind;
      /** The case of the same debtor that it would follow to a collector: it was asked for because of that. */
      readonly follows?: string;
      /** Decided, and not in force before a second person approves. */
      readonly writeOff?: RequestedWriteOff;
    }
  | { readonly kind: 'extended'; readonly until: CivilDate; readonly reason: string }
  | { readonly kind: 'decided'; readonly decision: 'handOver' | 'writeOff'; readonly reason: string };
