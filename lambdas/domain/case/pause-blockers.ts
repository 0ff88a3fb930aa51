import { addDays } from '../calendar/civil-date.ts';
import { firstOpening, localDate } from '../calendar/send-window.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { gapAfterResumptionSentence, pauseSentence } from './blocker-sentence.ts';
import { halfAnHourAfter } from './blocker-review.ts';
import type { Blocker } from './blocker.ts';
import type { Case } from './case.ts';
import { demandableMinor } from './demandable.ts';
import { gapDaysOf } from './ladder.ts';
import { pausesInForce } from './pause.ts';
import { withheldMinor } from './pause-money.ts';

type Situation = { readonly dunned: Case; readonly policy: DunningPolicy; readonly now: string };

const pausing: ReadonlySet<Blocker['code']> = new Set<Blocker['code']>([
  'hold',
  'dispute',
  'promise',
  'instalmentPlan',
  'debtorHold',
  'insolvency',
  'reply',
  'invoiceNotDunnable',
  'doNotWrite',
  'unappliedMoney',
  'approvalPending',
]);

/** True of a blocker during which the ladder rests, so that its run waits for the end of it. */
export function isPausing({ code }: Blocker): boolean {
  return pausing.has(code);
}

/**
 * The pauses that leave nothing to demand: each that stands, until its day. Pauses that cover a part only stop nothing,
 * the rest goes on being dunned.
 */
function pauses({ dunned, policy, now }: Situation): Blocker[] {
  const today = localDate(now, policy.sendWindow.timeZone);
  const standing = pausesInForce(dunned, today).filter(
    (pause) => pause.end === null || withheldMinor(pause, dunned, today) > 0,
  );
  if (standing.length === 0 || demandableMinor(dunned, today) > 0) return [];
  return standing.map((pause) => {
    const ends = firstOpening(pause.until, policy.sendWindow);
    // Its day has come and it is about to be decided.
    const until = ends > now ? ends : halfAnHourAfter(now);
    return { code: pause.kind, message: pauseSentence(pause, dunned.invoice.amount.currency), until };
  });
}

/** A ladder that a decision has let go on keeps the policy's gap first: the debtor has just heard from a person. */
function rest({ dunned, policy, now }: Situation): Blocker[] {
  if (dunned.resumedAt === null) return [];
  const from = addDays(localDate(dunned.resumedAt, policy.sendWindow.timeZone), gapDaysOf(policy));
  const until = firstOpening(from, policy.sendWindow);
  return until > now ? [{ code: 'minimumGap', message: gapAfterResumptionSentence(from, policy), until }] : [];
}

/** What people and agreements keep from being sent now. */
export function pauseBlockers(situation: Situation): Blocker[] {
  return [...pauses(situation), ...rest(situation)];
}
