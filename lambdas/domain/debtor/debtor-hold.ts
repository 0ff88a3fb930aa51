import type { CivilDate } from '../calendar/civil-date.ts';
import { refused } from '../case/decision.ts';
import type { PostedHold } from '../case/hold.ts';
import type { Debtor, DebtorHold } from '../debtor.ts';
import { changed, type DebtorDecision, isTold } from './debtor-change.ts';

type Held = Pick<Debtor, 'holds'>;

/** The hold of that id, whether it stands or has ended. */
export function findDebtorHold({ holds = [] }: Held, holdId: string): DebtorHold | undefined {
  return holds.find(({ id }) => id === holdId);
}

/** The holds that stop all cases of a debtor on a day. */
export function holdsInForce({ holds = [] }: Held, today: CivilDate): readonly DebtorHold[] {
  return holds.filter(({ end, until }) => end === null && today < until);
}

/** The first day on which a hold ends that is not on record as ended; null when none stands. */
export function nextHoldEnd({ holds = [] }: Held): CivilDate | null {
  const days = holds.flatMap(({ end, until }) => (end === null ? [until] : []));
  return days.toSorted()[0] ?? null;
}

/** Stops all cases of a debtor until a day, on which they go on by themselves. Nothing is sent for it. */
export function placeDebtorHold(
  debtor: Debtor,
  holdId: string,
  { reason, until }: PostedHold,
  { now, today }: { readonly now: string; readonly today: CivilDate },
): DebtorDecision {
  const known = findDebtorHold(debtor, holdId);
  if (known) {
    if (known.reason === reason && known.until === until) return { kind: 'repeated' };
    return refused('holdTaken', 'the id is taken by a hold with other content');
  }
  if (until <= today) return refused('until', 'is not after today', 'until');
  const hold: DebtorHold = { id: holdId, reason, until, since: now, end: null };
  const holds = [...(debtor.holds ?? []), hold];
  return changed(debtor, { holds }, { type: 'HoldPlaced', data: { holdId, reason, until } });
}

/** Ends a hold before its day: his cases go on where they stand. One that has ended already stays so. */
export function liftDebtorHold(debtor: Debtor, holdId: string, now: string): DebtorDecision {
  const known = findDebtorHold(debtor, holdId);
  if (!known) return refused('unknown', `there is no hold ${holdId}`);
  if (known.end) return { kind: 'repeated' };
  return changed(debtor, ended(debtor, [holdId], { at: now, how: 'lifted' }), { type: 'HoldLifted', data: { holdId } });
}

/**
 * Puts on record which holds have run out by a day; nothing when none has. His cases knew that day from the beginning,
 * so what they have heard of stays as it is.
 */
export function expireDebtorHolds(
  debtor: Debtor,
  { now, today }: { readonly now: string; readonly today: CivilDate },
): DebtorDecision {
  const { holds = [], version } = debtor;
  const holdIds = holds.filter(({ end, until }) => end === null && until <= today).map(({ id }) => id);
  if (holdIds.length === 0) return { kind: 'repeated' };
  const told = isTold(debtor) ? { toldVersion: version + 1 } : {};
  const changes = { ...ended(debtor, holdIds, { at: now, how: 'expired' }), ...told };
  return changed(debtor, changes, { type: 'HoldsExpired', data: { holdIds } });
}

function ended({ holds = [] }: Held, holdIds: readonly string[], end: NonNullable<DebtorHold['end']>): Held {
  return { holds: holds.map((hold) => (holdIds.includes(hold.id) ? { ...hold, end } : hold)) };
}
