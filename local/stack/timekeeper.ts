import { type Agenda, earliestDue } from '../time/agenda.ts';
import type { StackClock, VirtualClock } from '../time/clock.ts';
import { goOn, type TimeListener } from './go-on.ts';
import { play } from './play.ts';
import type { Stack } from './shape.ts';

/** The time of a stack that goes on: at the pace of the wall, and in virtual time also as fast as somebody asks. */
export type Timekeeper = {
  readonly kind: StackClock['kind'];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** When the next thing will happen by itself, in milliseconds since 1970. */
  readonly nextDueAt: () => number | undefined;
  /**
   * Plays virtual time until an instant, and answers when all that is due until then has happened.
   * @throws TimeIsTheWallsError
   */
  readonly advanceTo: (until: number) => Promise<void>;
  /** Ends the going on; a playing that is under way ends early. */
  readonly stop: () => Promise<void>;
};

/** The stack runs on the wall clock, which nobody moves. */
export class TimeIsTheWallsError extends Error {
  override readonly name = 'TimeIsTheWallsError';
  constructor() {
    super('the stack runs on the clock of the wall, which cannot be moved');
  }
}

const noScript = { nextDueAt: () => undefined, runDue: () => {} };

/** Lets a stack go on until stopped. `also` happens too when somebody moves time. */
export function keepTime(
  stack: Stack,
  clock: StackClock,
  listener: TimeListener,
  also: readonly Agenda[] = [],
): Timekeeper {
  const { stepFunctions, wakeAgenda, digestAgenda, webhookQueue, chainAgenda } = stack;
  let going: ReturnType<typeof goOn> | undefined = goOn(stack, clock, listener);
  let lastTurn: Promise<void> = Promise.resolve();
  let isStopped = false;

  async function playUntil(virtual: VirtualClock, until: number): Promise<void> {
    if (isStopped || until <= virtual.now()) return;
    await going?.stop();
    going = undefined;
    try {
      const shouldStop = () => isStopped;
      await play(stack, virtual, { script: noScript, also, until, shouldStop, onAdvance: listener.onTime });
    } finally {
      if (!isStopped) going = goOn(stack, virtual, listener);
    }
  }

  return {
    kind: clock.kind,
    now: clock.now,
    nextDueAt: () => earliestDue([stepFunctions, wakeAgenda, digestAgenda, webhookQueue, chainAgenda]),
    async advanceTo(until) {
      if (clock.kind === 'wall') throw new TimeIsTheWallsError();
      // One after the other: two that play at once would each move the clock under the other.
      const turn = lastTurn.then(() => playUntil(clock, until));
      lastTurn = turn.catch(() => undefined);
      await turn;
    },
    async stop() {
      isStopped = true;
      await lastTurn;
      await going?.stop();
    },
  };
}
