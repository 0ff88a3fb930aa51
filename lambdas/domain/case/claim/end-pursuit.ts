import type { CivilDate } from '../../calendar/civil-date.ts';
import { claimLedgerOf } from './case-claim.ts';
import { type ClaimSituation, claimOf } from './claim-of-case.ts';
import { accepted, type Accepted } from '../decision.ts';
import type { ClaimFact } from './claim-facts.ts';
import { evolve } from '../evolve.ts';

/** A fact about the claim; when it leaves nothing open, nobody has to go after the claim any more. */
export function settlingClaim(
  situation: ClaimSituation & { readonly now: string },
  fact: ClaimFact,
  { today, result }: { readonly today: CivilDate; readonly result: string },
): Accepted {
  const { dunned, now } = situation;
  const taskId = claimLedgerOf(dunned).pursuit?.taskId;
  if (!taskId) return accepted([fact]);
  const after = claimOf({ ...situation, dunned: evolve(dunned, fact, now) }, today);
  if (after.kind !== 'claim' || after.totals.claimOpenMinor > 0) return accepted([fact]);
  const done = { type: 'TaskDone' as const, data: { taskId, kind: 'pursueClaim' as const, result } };
  return accepted([fact, done], { end: [{ taskId, result }] });
}
