import { type Refused, refused } from './decision.ts';
import { mostStanding, type PausedCase, standingCount } from './pause.ts';

/** Why no more pauses can be taken up on an invoice; undefined while they can. */
export function refusalOfCrowd(dunned: Pick<PausedCase, 'pauses'>): Refused | undefined {
  return standingCount(dunned) < mostStanding
    ? undefined
    : refused('tooMany', `${mostStanding} pauses stand on the invoice, the most there may be: end one of them first`);
}
