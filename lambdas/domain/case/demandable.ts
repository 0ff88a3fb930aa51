import type { CivilDate } from '../calendar/civil-date.ts';
import { balanceMinor, type Case } from './case.ts';
import { pausesInForce } from './pause.ts';
import { withheldMinor } from './pause-money.ts';

type Owed = Pick<
  Case,
  'invoice' | 'receivedMinor' | 'creditedMinor' | 'smallDifferenceMinor' | 'pauses' | 'payments' | 'creditNotes'
>;

/**
 * What may be demanded on a day, in minor units: the balance without what is disputed, promised, in instalments, held or
 * expected as a credit note. Never below zero.
 */
export function demandableMinor(dunned: Owed, today: CivilDate): number {
  const withheld = pausesInForce(dunned, today).reduce((sum, pause) => sum + withheldMinor(pause, dunned, today), 0);
  return Math.max(0, balanceMinor(dunned) - withheld);
}
