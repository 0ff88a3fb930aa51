import * as z from 'zod';
import { type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { plainText } from '../plain-text.ts';
import { latestDate } from '../invoice-dates.ts';
import { actIdSchema } from './act-id.ts';
import { type Case, isClosed } from './case.ts';
import { accepted, type Decision, refused, repeated } from './decision.ts';
import type { Hold } from './pause.ts';
import { refusalOfCrowd } from './standing-limit.ts';

/** POST /invoices/{id}/holds. An `id` of the caller's makes it repeatable. */
export const holdSchema = z.strictObject({
  id: actIdSchema.optional(),
  reason: plainText(500),
  until: civilDateSchema.refine((until) => until <= latestDate, `is after ${latestDate}`),
});
export type PostedHold = z.infer<typeof holdSchema>;

/** The hold of that id, whether it stands or has ended. */
export function findHold({ pauses }: Pick<Case, 'pauses'>, holdId: string): Hold | undefined {
  return pauses.find((pause): pause is Hold => pause.kind === 'hold' && pause.id === holdId);
}

/** Stops the ladder until a day, on which it goes on by itself. Nothing is sent for it. */
export function placeHold(dunned: Case, holdId: string, { reason, until }: PostedHold, today: CivilDate): Decision {
  const known = findHold(dunned, holdId);
  if (known) {
    if (known.reason === reason && known.until === until) return repeated;
    return refused('holdTaken', 'the id is taken by a hold with other content');
  }
  if (isClosed(dunned)) return refused('closed', `the case is closed already: ${dunned.status}`);
  if (until <= today) return refused('until', 'is not after today', 'until');
  const crowd = refusalOfCrowd(dunned);
  if (crowd) return crowd;
  return accepted([{ type: 'HoldPlaced', data: { holdId, reason, until } }]);
}

/** Ends a hold before its day: the ladder goes on where it stands. One that has ended already stays so. */
export function liftHold(dunned: Case, holdId: string): Decision {
  const hold = findHold(dunned, holdId);
  if (!hold) return refused('unknown', `there is no hold ${holdId}`);
  if (hold.end) return repeated;
  const end = hold.taskId ? [{ taskId: hold.taskId, result: 'lifted' }] : [];
  return accepted([{ type: 'HoldLifted', data: { holdId } }], { end });
}
