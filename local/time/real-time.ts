import { type Agenda, earliestDue } from './agenda.ts';
import type { StackClock } from './clock.ts';

export type RealTime = {
  /** To be called when an agenda may be due earlier than before. */
  rearm: () => void;
  /** Stops the timer and waits for what is running. */
  stop: () => Promise<void>;
};

type RealTimeInput = {
  clock: StackClock;
  /** In order of precedence at one instant. */
  agendas: readonly Agenda[];
  /** An agenda failed; the others, and later instants, go on. */
  onError: (error: unknown) => void;
};

// A timer longer than 2^31 ms fires at once, and one that spans a night of suspended laptop fires hours late:
// looking again every minute costs nothing and has neither fault.
const longestStepMs = 60_000;
// An agenda that failed stays due: trying again at once would spin.
const pauseAfterErrorMs = 1_000;

/** Runs the agendas on the wall clock, with one timer armed for the earliest thing due. */
export function playRealTime({ clock, agendas, onError }: RealTimeInput): RealTime {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isStopped = false;

  function arm(shortestStepMs = 0): void {
    clearTimeout(timer);
    if (isStopped || running !== undefined) return;
    const due = earliestDue(agendas);
    if (due === undefined) return;
    const delay = Math.min(Math.max(due - clock.now(), shortestStepMs), longestStepMs);
    timer = setTimeout(() => {
      running = runDue().then((hasFailed) => {
        running = undefined;
        arm(hasFailed ? pauseAfterErrorMs : 0);
      });
    }, delay);
  }

  async function runDue(): Promise<boolean> {
    let hasFailed = false;
    for (const agenda of agendas) {
      const due = agenda.nextDueAt();
      if (due === undefined || due > clock.now()) continue;
      try {
        await agenda.runDue();
      } catch (error) {
        hasFailed = true;
        onError(error);
      }
    }
    return hasFailed;
  }

  arm();
  return {
    rearm: () => arm(),
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
