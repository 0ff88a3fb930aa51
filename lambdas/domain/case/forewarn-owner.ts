import { localDate } from '../calendar/send-window.ts';
import { assess } from './assess.ts';
import type { BlockerCode } from './blocker.ts';
import { accepted, repeated, type Willing } from './decision.ts';
import { concernsOwner, forewarnedFrom, isForewarned } from './owner-forewarning.ts';

/** What only says when a notice leaves, or ends by then as a rule: the bank is read, a person is being asked. */
const onlyTime: ReadonlySet<BlockerCode> = new Set<BlockerCode>([
  'notYetDue',
  'minimumGap',
  'contactDelay',
  'quietPeriod',
  'paymentFeedStale',
  'approvalPending',
  'ownerForewarned',
]);

/**
 * Tells the debtor's owner, on the business day before, that a direct or a formal notice leaves, so that he can still hold
 * it or pick up the telephone. Once for each stage and cycle; again only where its day has moved so far that more than
 * 7 days lie between the telling and its leaving. Not while anything but its time stands against it.
 */
export function forewarnOwner(situation: Parameters<typeof assess>[0]): Willing {
  const { dunned, policy, now } = situation;
  const { step: stage, blockers, dunnableFrom } = assess(situation);
  if (stage === null || dunnableFrom === null || !concernsOwner(stage, situation)) return repeated;
  if (!blockers.every(({ code }) => onlyTime.has(code))) return repeated;
  if (isForewarned(situation, stage, dunnableFrom) || forewarnedFrom(dunnableFrom, policy) > now) return repeated;
  const { forewarned, cycle } = dunned;
  const wasTold = forewarned?.stage === stage && forewarned.cycle === cycle;
  // He is not told every week that a person has still not approved it.
  if (wasTold && blockers.some(({ code }) => code === 'approvalPending')) return repeated;
  const on = localDate(dunnableFrom, policy.sendWindow.timeZone);
  return accepted([{ type: 'OwnerForewarned', data: { stage, cycle, on } }]);
}
