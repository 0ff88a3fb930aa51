import type { StackClock } from '../time/clock.ts';
import { playRealTime } from '../time/real-time.ts';
import type { Stack } from './shape.ts';

const tickMs = 100;
const pollMs = 200;

/** What is told of time that goes by. */
export type TimeListener = {
  /** Told the stack's time at every step, in milliseconds since 1970. */
  readonly onTime: (now: number) => void;
  /** Told what failed; the rest goes on. */
  readonly onError: (error: unknown) => void;
};

/** Moves a virtual clock at the pace of the wall, from the instant it has reached; a wall clock moves by itself. */
function paceOf(clock: StackClock): () => void {
  if (clock.kind === 'wall') return () => {};
  const offset = clock.now() - performance.now();
  return () => clock.set(Math.max(clock.now(), Math.floor(offset + performance.now())));
}

/** Lets the stack go on at the pace of the wall: what is posted starts, and what falls due happens. */
export function goOn(
  { stream, stepFunctions, wakeAgenda, digestAgenda, webhookQueue, chainAgenda, post }: Stack,
  clock: StackClock,
  { onTime, onError }: TimeListener,
): { readonly stop: () => Promise<void> } {
  const step = paceOf(clock);
  const agendas = [stepFunctions, wakeAgenda, digestAgenda, webhookQueue, chainAgenda, ...(post ? [post.agenda] : [])];
  const realTime = playRealTime({ clock, agendas, onError });

  const polling = stream.startPolling(pollMs, onError);
  const timer = setInterval(() => {
    step();
    onTime(clock.now());
    // What was posted meanwhile may have brought something that is due earlier.
    realTime.rearm();
  }, tickMs);

  return {
    async stop() {
      clearInterval(timer);
      await realTime.stop();
      await polling.stop();
    },
  };
}
