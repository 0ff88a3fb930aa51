import type { Stack } from '../stack/stack.ts';
import type { VirtualClock } from '../time/clock.ts';
import { playRealTime } from '../time/real-time.ts';

const tickMs = 100;
const pollMs = 200;
/** `wake-overdue` runs every five minutes; looking for what is overdue once in one of them is enough. */
const wakeLookMs = 60_000;

/**
 * Lets the stack go on at the pace of the wall from the virtual instant it has reached: what is posted starts, and what
 * falls due happens.
 * @param onTime told the virtual time at every step, in milliseconds since 1970
 * @param onError told what failed; the rest goes on
 */
export function goOn(
  { stream, stepFunctions, wakeAgenda }: Stack,
  clock: VirtualClock,
  { onTime, onError }: { readonly onTime: (now: number) => void; readonly onError: (error: unknown) => void },
): { readonly stop: () => Promise<void> } {
  const offset = clock.now() - performance.now();
  const realTime = playRealTime({ clock, agendas: [stepFunctions, wakeAgenda], onError });
  let looking: Promise<void> | undefined;
  let lookedAt = -Infinity;

  function look(): void {
    if (looking !== undefined || performance.now() - lookedAt < wakeLookMs) return;
    lookedAt = performance.now();
    looking = wakeAgenda
      .refresh()
      .catch(onError)
      .finally(() => {
        looking = undefined;
      });
  }

  stream.startPolling(pollMs, onError);
  const timer = setInterval(() => {
    clock.set(Math.max(clock.now(), Math.floor(offset + performance.now())));
    onTime(clock.now());
    look();
    // What was posted meanwhile may have brought something that is due earlier.
    realTime.rearm();
  }, tickMs);

  return {
    async stop() {
      clearInterval(timer);
      await looking;
      await realTime.stop();
    },
  };
}
