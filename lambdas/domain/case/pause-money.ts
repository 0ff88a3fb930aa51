import type { CivilDate } from '../calendar/civil-date.ts';
import { coveredMinor } from './agreement-money.ts';
import { disputeRestOf } from './dispute-money.ts';
import type { Pause, PausedCase } from './pause.ts';

/**
 * The part of the balance that a pause keeps out of demands, in minor units; all of it is Infinity. A credit note is
 * expected for what is disputed, not beside it: until its date the larger of the two is left out. A promise or plan
 * covers what was agreed: money taken back that had come before it is owed beside it.
 */
export function withheldMinor(pause: Pause, dunned: PausedCase, today: CivilDate): number {
  switch (pause.kind) {
    case 'hold':
      return Number.POSITIVE_INFINITY;
    case 'dispute': {
      const { disputedMinor, expectedMinor } = disputeRestOf(pause, dunned);
      return Math.max(disputedMinor, today < pause.reviewOn ? expectedMinor : 0);
    }
    case 'promise':
    case 'instalmentPlan':
      return coveredMinor(pause, dunned);
  }
}
