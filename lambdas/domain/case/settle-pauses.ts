import { localDate } from '../calendar/send-window.ts';
import { isClosed } from './case.ts';
import { type Accepted, accepted, repeated, type Willing } from './decision.ts';
import { reviewDispute } from './dispute.ts';
import { isAsking, reviewHold } from './invoice-status/status-hold.ts';
import { mostStanding, type Pause, pausesRunOut } from './pause.ts';
import { inTurn } from './in-turn.ts';
import type { PauseDay } from './pause-day.ts';
import { decidePromise } from './promise.ts';
import { settleInstalmentPlan } from './settle-plan.ts';

function settle(pause: Pause, day: PauseDay): Accepted {
  switch (pause.kind) {
    case 'hold':
      return isAsking(pause)
        ? reviewHold(pause, day)
        : accepted([{ type: 'PauseExpired', data: { pauseId: pause.id } }]);
    case 'dispute':
      return reviewDispute(pause, day);
    case 'promise':
      return decidePromise(pause, day);
    case 'instalmentPlan':
      return settleInstalmentPlan(pause, day);
  }
}

/**
 * Decides what the pauses whose day has come lead to, and puts it on record: a hold is over, a dispute is looked at, a
 * promise was kept or broken, an instalment falls due or was missed. Nothing when no pause has come to its day.
 */
export function settlePauses(situation: Omit<PauseDay, 'today'>): Willing {
  const { dunned, policy, now } = situation;
  if (isClosed(dunned)) return repeated;
  const today = localDate(now, policy.sendWindow.timeZone);
  // More than may stand by now come in several goes, as one transaction has to take what they lead to.
  const due = pausesRunOut(dunned, today).slice(0, mostStanding);
  // Each looks at the case as the one before leaves it: what one has told or moved, the next does not tell or move again.
  return inTurn(
    { ...situation, today },
    due.map(({ id, kind }) => (day) => {
      const pause = day.dunned.pauses.find((each) => each.id === id && each.kind === kind && each.end === null);
      return pause ? settle(pause, day) : repeated;
    }),
  );
}
