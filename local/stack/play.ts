import type { Agenda } from '../time/agenda.ts';
import type { VirtualClock } from '../time/clock.ts';
import { playVirtualTime, type VirtualTimeEnd } from '../time/virtual-time.ts';
import type { Stack } from './stack.ts';

const hour = 3_600_000;

const waitsForPeople = new Set(['Wait for legal decision', 'Listen for case events']);

/** True when every case that is still open waits for a person to decide. */
export function isLeftToPeople({ stepFunctions }: Stack): boolean {
  return stepFunctions.activeStates().every((state) => waitsForPeople.has(state));
}

/**
 * Plays the stack's virtual time: first the script at an instant (invoices, payments), then what Step Functions has due,
 * then the schedule of `wake-overdue`. Ends at the horizon, when nothing is due, or when `shouldStop` says so.
 */
export function play(
  stack: Stack,
  clock: VirtualClock,
  options: {
    script: Agenda;
    until?: number;
    shouldStop?: () => boolean | Promise<boolean>;
    onAdvance?: (now: number) => void;
  },
): Promise<VirtualTimeEnd> {
  const { script, ...rest } = options;
  const { stepFunctions, wakeAgenda, stream, activity } = stack;
  let refreshedAt = 0;
  let jumpFrom = -1;

  /** Before a long jump, or once an hour, it is asked whether something will be overdue on the way. */
  async function refreshWake(): Promise<void> {
    const next = Math.min(stepFunctions.nextDueAt() ?? Infinity, script.nextDueAt() ?? Infinity);
    const isLongJump = next - clock.now() > hour && jumpFrom !== clock.now();
    if (!isLongJump && clock.now() - refreshedAt < hour) return;
    refreshedAt = clock.now();
    jumpFrom = clock.now();
    await wakeAgenda.refresh();
  }

  return playVirtualTime({
    clock,
    activity,
    agendas: [script, stepFunctions, wakeAgenda],
    async drain() {
      if (await stream.drain()) {
        jumpFrom = -1;
        return true;
      }
      await refreshWake();
      return false;
    },
    ...rest,
  });
}
