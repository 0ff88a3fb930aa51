import type { Agenda } from '../time/agenda.ts';
import type { VirtualClock } from '../time/clock.ts';
import { playVirtualTime, type VirtualTimeEnd } from '../time/virtual-time.ts';
import type { Stack } from './shape.ts';

const waitsForPeople = new Set(['Wait for legal decision', 'Listen for case events']);

/** True when every case that is still open waits for a person to decide. */
export function isLeftToPeople({ stepFunctions }: Stack): boolean {
  return stepFunctions.activeStates().every((state) => waitsForPeople.has(state));
}

/**
 * Plays the stack's virtual time: first the script at an instant (invoices, payments), then what Step Functions has due,
 * then the schedules of `wake-overdue`, `send-digests` and `sign-chain-heads`. Ends at the horizon, when nothing is due, or when `shouldStop` says so.
 */
export function play(
  { stepFunctions, wakeAgenda, digestAgenda, webhookQueue, chainAgenda, post, stream, activity }: Stack,
  clock: VirtualClock,
  options: {
    script: Agenda;
    /** What else happens at an instant, after the script. */
    also?: readonly Agenda[] | undefined;
    until?: number;
    shouldStop?: () => boolean | Promise<boolean>;
    onAdvance?: (now: number) => void;
  },
): Promise<VirtualTimeEnd> {
  const { script, also = [], ...rest } = options;
  return playVirtualTime({
    clock,
    activity,
    agendas: [
      script,
      ...also,
      stepFunctions,
      wakeAgenda,
      digestAgenda,
      webhookQueue,
      chainAgenda,
      ...(post ? [post.agenda] : []),
    ],
    drain: stream.drain,
    ...rest,
  });
}
