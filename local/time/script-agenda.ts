import type { Agenda } from './agenda.ts';
import type { StackClock } from './clock.ts';

export type ScriptAgenda = Agenda & {
  /**
   * Plans an action, such as posting an invoice on its day.
   * @param ms the instant, in milliseconds since 1970
   * @param order what comes first at one instant: lower first; equal ones in the order they were planned
   */
  at: (ms: number, order: number, action: () => void | Promise<void>) => void;
};

type Entry = { ms: number; order: number; action: () => void | Promise<void> };

/** A script of things to do at given instants, one after the other. */
export function createScriptAgenda(clock: StackClock): ScriptAgenda {
  let upcoming: Entry[] = [];
  let next = 0;
  let isSorted = true;

  function peek(): Entry | undefined {
    if (!isSorted) {
      // toSorted is stable, so what was planned first stays first.
      upcoming = upcoming.slice(next).toSorted((a, b) => a.ms - b.ms || a.order - b.order);
      next = 0;
      isSorted = true;
    }
    return upcoming[next];
  }

  return {
    at(ms, order, action) {
      upcoming.push({ ms, order, action });
      isSorted = false;
    },
    nextDueAt: () => peek()?.ms,
    async runDue() {
      for (let entry = peek(); entry !== undefined && entry.ms <= clock.now(); entry = peek()) {
        next += 1;
        await entry.action();
      }
    },
  };
}
