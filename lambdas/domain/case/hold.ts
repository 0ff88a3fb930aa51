import * as z from 'zod';
import { type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { contentHash } from '../canonical-json.ts';
import { plainText } from '../debtor.ts';
import { latestDate } from '../invoice-dates.ts';
import { type Case, isClosed } from './case.ts';
import { accepted, type Decision, refused, repeated } from './decision.ts';
import { type Hold, pausesRunOut } from './pause.ts';

/** POST /invoices/{id}/holds. An `id` of the caller's makes it repeatable. */
export const holdSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, dashes and underscores')
    .optional(),
  reason: plainText(500),
  until: civilDateSchema.refine((until) => until <= latestDate, `is after ${latestDate}`),
});
export type PostedHold = z.infer<typeof holdSchema>;

/** The id of a hold: the caller's, else one made of the request that asks for it. URL-safe. */
export function holdIdOf(invoiceId: string, { id }: PostedHold, requestKey: string): string {
  return id ?? `hold-${contentHash([invoiceId, requestKey]).slice(0, 16)}`;
}

/** The hold of that id, whether it stands or has ended. */
export function findHold({ pauses }: Pick<Case, 'pauses'>, holdId: string): Hold | undefined {
  return pauses.find(({ kind, id }) => kind === 'hold' && id === holdId);
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
  return accepted([{ type: 'HoldPlaced', data: { holdId, reason, until } }]);
}

/** Ends a hold before its day: the ladder goes on where it stands. One that has ended already stays so. */
export function liftHold(dunned: Case, holdId: string): Decision {
  const hold = findHold(dunned, holdId);
  if (!hold) return refused('unknown', `there is no hold ${holdId}`);
  return hold.end ? repeated : accepted([{ type: 'HoldLifted', data: { holdId } }]);
}

/** Puts on record which pauses have run out by a day; nothing when none has. */
export function expirePauses(dunned: Case, today: CivilDate): Decision {
  if (isClosed(dunned)) return repeated;
  const runOut = pausesRunOut(dunned, today);
  if (runOut.length === 0) return repeated;
  return accepted(runOut.map(({ id }) => ({ type: 'PauseExpired', data: { pauseId: id } })));
}
