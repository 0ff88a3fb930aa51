import { localDate } from '../calendar/send-window.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { stepNames } from './blocker-sentence.ts';
import type { Blocker } from './blocker.ts';
import type { Case } from './case.ts';
import type { DebtorStanding } from './debtor-blockers.ts';
import type { Step } from './ladder.ts';
import { concernsOwner, ownerReadyFrom } from './owner-forewarning.ts';

/**
 * Keeps a stage until one business day after the debtor's owner was told of it. Told on the business day before the stage's
 * own day, as a rule, he keeps nothing waiting.
 */
export function ownerBlocker(
  step: Step,
  dueFrom: string,
  situation: {
    readonly dunned: Case;
    readonly debtor: DebtorStanding;
    readonly policy: DunningPolicy;
    readonly now: string;
  },
): (Blocker & { readonly until: string }) | undefined {
  if (!concernsOwner(step, situation)) return undefined;
  const until = ownerReadyFrom(situation, step, dueFrom);
  if (until <= dueFrom) return undefined;
  const day = localDate(until, situation.policy.sendWindow.timeZone);
  const message = `The debtor's owner is told one business day before: ${stepNames[step]} does not leave before ${day}.`;
  return { code: 'ownerForewarned', message, until };
}
