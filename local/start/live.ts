import { localDate } from '../../lambdas/domain/calendar/send-window.ts';
import { defaultPolicy } from '../../lambdas/domain/dunning-policy.ts';
import type { Stack } from '../stack/stack.ts';
import type { VirtualClock } from '../time/clock.ts';
import { goOn } from './go-on.ts';
import { invitation } from './invitation.ts';
import type { Output } from './progress.ts';
import type { ToldCase } from './read-cases.ts';

/** What a newcomer may ask the running API, about an invoice that is still owed where there is one. */
export function invitationTo(stack: Stack, token: string, cases: readonly ToldCase[]): string {
  const { url, tokenUrl, client, clock } = stack;
  const owed = cases.find(({ closedAt }) => closedAt === null);
  const invoice = owed && { id: owed.id, ...owed.balance };
  const today = localDate(new Date(clock.now()), defaultPolicy.sendWindow.timeZone);
  return invitation({ url, token, tokenUrl, client, today, invoice });
}

/**
 * Goes on at the wall's pace until the signal.
 * @param onTime told the virtual time at every step
 */
export async function live(
  stack: Stack,
  clock: VirtualClock,
  input: { readonly signal: AbortSignal; readonly errors: Output; readonly onTime: (now: number) => void },
): Promise<void> {
  const { signal, errors, onTime } = input;
  if (signal.aborted) return;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => end(), { once: true });
  const going = goOn(stack, clock, {
    onTime,
    onError: (error) => void errors.write(`${error instanceof Error ? error.stack : String(error)}\n`),
  });
  await ended;
  await going.stop();
}
