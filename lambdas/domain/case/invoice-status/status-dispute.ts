import { addDays } from '../../calendar/civil-date.ts';
import { disputeReasonOf } from '../../invoice-status/reason-codes.table.ts';
import type { ReceivedStatus } from '../../invoice-status/status-standing.ts';
import { balanceMinor, type Case } from '../case.ts';
import { accepted, repeated, type Willing } from '../decision.ts';
import { reviewDispute } from '../dispute.ts';
import type { CaseFact } from '../events.ts';
import { inTurn } from '../in-turn.ts';
import type { Dispute } from '../pause.ts';
import type { PauseDay } from '../pause-day.ts';
import { statusPauseId } from './status-pause-id.ts';

/** Days until somebody is asked again. */
const reviewDays = 7;

/** What is not accepted and still owed, in minor units: all of it, as null, unless a part is known to be accepted. */
function disputedMinorOf({ code, amountMinor }: ReceivedStatus, dunned: Case): number | null {
  if (code !== 206 || amountMinor === undefined) return null;
  const { invoice, creditedMinor } = dunned;
  const notAccepted = invoice.amount.amountMinor - creditedMinor - amountMinor;
  return Math.max(0, Math.min(notAccepted, balanceMinor(dunned)));
}

function opened(status: ReceivedStatus, disputedMinor: number | null, day: PauseDay): Willing {
  const disputeId = statusPauseId(day.dunned, status.id);
  const fact: CaseFact = {
    type: 'DisputeOpened',
    data: {
      disputeId,
      reason: disputeReasonOf(status.reasonCode),
      disputedMinor,
      expectedCreditMinor: 0,
      reviewOn: addDays(day.today, reviewDays),
      status: status.code,
    },
  };
  return inTurn(day, [
    () => accepted([fact]),
    // The status alone decides nothing: a person is asked at once, not at the first review.
    (now) => {
      const dispute = now.dunned.pauses.find(
        (pause): pause is Dispute => pause.kind === 'dispute' && pause.id === disputeId,
      );
      return dispute ? reviewDispute(dispute, now) : repeated;
    },
  ]);
}

/** Ends the disputes that statuses have opened: a later one has taken the objection back or replaced it. */
function lifted(standing: readonly Dispute[]): Willing {
  if (standing.length === 0) return repeated;
  return accepted(
    standing.map(({ id: pauseId }) => ({
      type: 'PauseLifted' as const,
      data: { pauseKind: 'dispute' as const, pauseId },
    })),
    { end: standing.flatMap(({ taskId }) => (taskId ? [{ taskId, result: 'a later status' }] : [])) },
  );
}

/**
 * The disputes of a case after its statuses have changed what the buyer objects to. Those that people have taken up stay
 * theirs, and one that a person has decided is not opened again by the same status.
 */
export function disputeBy(status: ReceivedStatus | null, day: PauseDay): Willing {
  const { dunned } = day;
  const standing = dunned.pauses.filter(
    (pause): pause is Dispute => pause.kind === 'dispute' && pause.status !== undefined && pause.end === null,
  );
  if (!status) return lifted(standing);
  const disputedMinor = disputedMinorOf(status, dunned);
  if (standing.some((dispute) => dispute.disputedMinor === disputedMinor)) return repeated;
  const isTaken = dunned.pauses.some(({ id }) => id === statusPauseId(dunned, status.id));
  return inTurn(day, [
    () => lifted(standing),
    (now) => (isTaken || disputedMinor === 0 ? repeated : opened(status, disputedMinor, now)),
  ]);
}
