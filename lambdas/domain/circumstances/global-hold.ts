import * as z from 'zod';
import { actIdSchema } from '../case/act-id.ts';
import { refused } from '../case/decision.ts';
import { type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { plainText } from '../plain-text.ts';
import { latestDate } from '../invoice-dates.ts';
import { type Circumstances, type GlobalHold, holdScopes } from './circumstances.ts';
import { changedCircumstances, type CircumstancesDecision } from './circumstances-decision.ts';

/** POST /holds. An `id` of the caller's makes it repeatable. */
export const globalHoldSchema = z.strictObject({
  id: actIdSchema.optional(),
  scope: z.enum(holdScopes),
  key: plainText(64),
  reason: plainText(500),
  until: civilDateSchema.refine((until) => until <= latestDate, `is after ${latestDate}`),
});
export type PostedGlobalHold = z.infer<typeof globalHoldSchema>;

/** The hold of that id, whether it stands or has ended. */
export function findGlobalHold({ holds }: Circumstances, holdId: string): GlobalHold | undefined {
  return holds.find(({ id }) => id === holdId);
}

/** Of those that have ended: every assessment reads them all. */
const kept = 50;

type Placing = {
  readonly now: string;
  readonly today: CivilDate;
  readonly by: string;
  /** What each scope can name in this deployment. */
  readonly known: Readonly<Record<GlobalHold['scope'], readonly string[]>>;
};

/** Stops everything of a creditor, policy or segment until a day, at the very next assessment of each case. */
export function placeGlobalHold(
  before: Circumstances,
  holdId: string,
  { scope, key, reason, until }: PostedGlobalHold,
  { now, today, by, known }: Placing,
): CircumstancesDecision {
  const same = findGlobalHold(before, holdId);
  if (same) {
    const isSame = same.scope === scope && same.key === key && same.reason === reason && same.until === until;
    return isSame ? { kind: 'repeated' } : refused('holdTaken', 'the id is taken by a hold with other content');
  }
  if (!known[scope].includes(key)) return refused('key', `is not a ${scope} of this deployment`, 'key');
  if (until <= today) return refused('until', 'is not after today', 'until');
  const hold: GlobalHold = { id: holdId, scope, key, reason, until, since: now, by, end: null };
  // Those that stand, and the latest of the others: enough to know a request that is made again.
  const ended = before.holds.filter(({ end, until: over }) => end !== null || over <= today);
  const forgotten = ended.slice(0, -kept);
  const others = before.holds.filter((each) => !forgotten.includes(each));
  return changedCircumstances(before, { holds: [...others, hold] });
}

/** Ends a global hold before its day. Nothing leaves in a burst: what was due keeps the distances of its policy. */
export function liftGlobalHold(
  before: Circumstances,
  holdId: string,
  { now, by }: { now: string; by: string },
): CircumstancesDecision {
  const hold = findGlobalHold(before, holdId);
  if (!hold) return refused('unknown', `there is no hold ${holdId}`);
  if (hold.end) return { kind: 'repeated' };
  const holds = before.holds.map((each) => (each === hold ? { ...each, end: { at: now, by } } : each));
  return changedCircumstances(before, { holds });
}
