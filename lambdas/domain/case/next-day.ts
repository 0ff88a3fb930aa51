import { firstOpening } from '../calendar/send-window.ts';
import type { Situation, Waits } from './ladder-instants.ts';
import { nextPauseDay } from './pause.ts';
import { nextCallDay, nextCallOpening } from './policy-call.ts';

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

/** The opening of the next day on which something has to be done about a pause, or a person may have to be asked to call. */
export function nextDay(situation: Situation): NextDay | undefined {
  const pauseAt = pauseOpening(situation);
  const call = nextCallDay(situation);
  if (call === undefined || (pauseAt !== undefined && pauseAt <= call.at))
    return pauseAt === undefined ? undefined : { at: pauseAt };
  return { at: call.at, ...(call.isLookedAtDaily && { isLookedAtDaily: true as const }) };
}
