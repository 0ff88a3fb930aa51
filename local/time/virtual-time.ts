import type { Activity } from './activity.ts';
import { type Agenda, earliestDue } from './agenda.ts';
import type { VirtualClock } from './clock.ts';

export type VirtualTimeInput = {
  clock: VirtualClock;
  activity: Activity;
  /** In order of precedence at one instant, such as payments before sends. */
  agendas: readonly Agenda[];
  /** Hands on what has been written meanwhile (the table's stream); true when there was something. */
  drain: () => Promise<boolean>;
  /** The horizon, in milliseconds since 1970: what is due at it still happens, what is due after it does not. */
  until?: number;
  /** Asked whenever all is settled, before time moves on. */
  shouldStop?: () => boolean | Promise<boolean>;
  onAdvance?: (now: number) => void;
  /** How often agendas may be due at one instant before it counts as a circle. */
  roundsAtOneInstant?: number;
};

/** Why time stopped: the horizon was reached, nothing is due any more, or the caller asked. */
export type VirtualTimeEnd = 'horizon' | 'nothingDue' | 'stopped';

/** An agenda stays due however often it runs, so that virtual time cannot move. */
export class TimeStandsStillError extends Error {
  override readonly name = 'TimeStandsStillError';
  constructor(now: number, rounds: number) {
    super(`an agenda is still due at ${new Date(now).toISOString()} after ${rounds} rounds`);
  }
}

/**
 * Plays time as fast as the machine can: as soon as nothing is running, the clock jumps to the next thing due.
 * At one instant the first agenda that is due runs, all that follows from it settles, and then the agendas are asked
 * again from the first: the same agendas always give the same order. With a horizon, the clock ends on it unless stopped.
 * @throws TimeStandsStillError
 */
export async function playVirtualTime(input: VirtualTimeInput): Promise<VirtualTimeEnd> {
  const { clock, agendas, until, shouldStop, onAdvance, roundsAtOneInstant = 200_000 } = input;
  await settle(input);
  for (let round = 0; ; round += 1) {
    if (round > roundsAtOneInstant) throw new TimeStandsStillError(clock.now(), round);
    const due = earliestDue(agendas);
    if (due === undefined || due > clock.now()) {
      if (await shouldStop?.()) return 'stopped';
      const isBeyond = due !== undefined && until !== undefined && due > until;
      if (due === undefined || isBeyond) {
        if (until !== undefined && until > clock.now()) advance(clock, until, onAdvance);
        return due === undefined ? 'nothingDue' : 'horizon';
      }
      advance(clock, due, onAdvance);
      round = 0;
    }
    await agendas.find((agenda) => isDue(agenda, clock))?.runDue();
    await settle(input);
  }
}

function isDue(agenda: Agenda, clock: VirtualClock): boolean {
  const due = agenda.nextDueAt();
  return due !== undefined && due <= clock.now();
}

function advance(clock: VirtualClock, to: number, onAdvance: ((now: number) => void) | undefined): void {
  clock.set(to);
  onAdvance?.(to);
}

/** Waits until nothing runs and the stream has nothing left to hand on. */
async function settle({ activity, drain }: Pick<VirtualTimeInput, 'activity' | 'drain'>): Promise<void> {
  do {
    await activity.whenIdle();
  } while ((await drain()) || !activity.isIdle());
}
