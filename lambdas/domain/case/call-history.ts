import type { CivilDate } from '../calendar/civil-date.ts';
import { localDate } from '../calendar/send-window.ts';
import { lastContactOf } from '../debtor/address-service.ts';
import type { Stage } from '../dunning-policy.ts';
import { brokenPromises } from './agreement.ts';
import { isMade } from './notice.ts';
import type { Situation } from './ladder-instants.ts';
import type { DisputeReason } from './dispute-reason.ts';
import type { PauseEnd } from './pause.ts';

/** What has happened so far, for the one who calls: ids, dates and amounts in minor units. */
export type CallHistory = {
  readonly stages: readonly { readonly stage: Stage; readonly on: CivilDate }[];
  readonly promises: readonly {
    readonly amountMinor: number;
    readonly promisedFor: CivilDate;
    /** Null while it stands. */
    readonly end: PauseEnd['how'] | null;
  }[];
  /** All that the debtor has broken, on this invoice and on others; a plan that was missed is one. */
  readonly brokenPromises: number;
  readonly disputes: readonly {
    readonly reason: DisputeReason;
    /** Null for all of what is owed. */
    readonly disputedMinor: number | null;
    readonly end: PauseEnd['how'] | null;
  }[];
  /** The last day on which the debtor was written to about anything he owes; null when never. */
  readonly lastContactOn: CivilDate | null;
};

/**
 * What the one who calls should know of an invoice: what was sent, promised, broken and disputed; and how many promises
 * the debtor has broken, with those on his other invoices.
 */
export function callHistory(
  { dunned, debtor, policy }: Pick<Situation, 'dunned' | 'debtor' | 'policy'>,
  brokenElsewhere: number,
): CallHistory {
  const { notices, pauses } = dunned;
  const dayOf = (instant: string) => localDate(instant, policy.sendWindow.timeZone);
  const lastContactAt = lastContactOf(debtor);
  return {
    stages: notices.filter(isMade).map(({ stage, sentAt }) => ({ stage, on: dayOf(sentAt) })),
    promises: pauses.flatMap((pause) =>
      pause.kind === 'promise'
        ? [{ amountMinor: pause.amountMinor, promisedFor: pause.promisedFor, end: pause.end?.how ?? null }]
        : [],
    ),
    brokenPromises: brokenPromises(dunned) + brokenElsewhere,
    disputes: pauses.flatMap((pause) =>
      pause.kind === 'dispute'
        ? [{ reason: pause.reason, disputedMinor: pause.disputedMinor, end: pause.end?.how ?? null }]
        : [],
    ),
    lastContactOn: lastContactAt === undefined ? null : dayOf(lastContactAt),
  };
}
