import { firstOpening } from '../calendar/send-window.ts';
import type { Situation, Waits } from './ladder-instants.ts';
import { nextForewarning } from './next-forewarning.ts';
import { nextPauseDay } from './pause.ts';
import { nextCallDay, nextCallOpening } from './policy-call.ts';
import { nextPrescriptionAlert } from './prescription/watch-prescription.ts';

/** When something has to be done about a case whatever its ladder waits for. */
export type NextDay = { readonly at: string } & Pick<Waits, 'isLookedAtDaily'>;

type Dated = Pick<Situation, 'dunned' | 'policy' | 'now'>;

/** The opening of the next day on which something has to be done about a pause; undefined when none is to come. */
function pauseOpening({ dunned, policy, now }: Dated): string | undefined {
  const day = nextPauseDay(dunned);
  if (day === null) return undefined;
  const opening = firstOpening(day, policy.sendWindow);
  return opening > now ? opening : undefined;
}

/** The openings of the days that pauses and calls of the policy have of their own, as far as dates alone tell. */
export function daysAhead(situation: Dated): readonly string[] {
  return [pauseOpening(situation) ?? [], nextCallOpening(situation) ?? []].flat();
}

/**
 * The opening of the next day on which something has to be done about a pause, a person may have to be asked to call or
 * alerted that a claim gets too old, or the debtor's owner is told of a stage that is planned.
 */
export function nextDay(situation: Situation, planned: Waits): NextDay | undefined {
  const [first] = [
    pauseOpening(situation) ?? [],
    nextForewarning(situation, planned) ?? [],
    nextPrescriptionAlert(situation) ?? [],
  ]
    .flat()
    .toSorted();
  const call = nextCallDay(situation);
  if (call === undefined || (first !== undefined && first <= call.at))
    return first === undefined ? undefined : { at: first };
  return { at: call.at, ...(call.isLookedAtDaily && { isLookedAtDaily: true as const }) };
}
