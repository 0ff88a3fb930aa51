/** Counts what is running in the local stack, so that virtual time moves only when nothing is. */
export type Activity = {
  /** Something starts; call what is returned once, when it has ended. */
  begin: () => () => void;
  isIdle: () => boolean;
  /** Resolves when nothing has been running for a whole turn of the event loop. */
  whenIdle: () => Promise<void>;
};

export function createActivity(): Activity {
  let running = 0;
  let waiting: (() => void)[] = [];

  function end(): void {
    running -= 1;
    if (running > 0 || waiting.length === 0) return;
    // What has just ended may have started something that begins only in a later microtask: look again in a turn.
    setImmediate(() => {
      if (running > 0) return;
      const resolvers = waiting;
      waiting = [];
      for (const resolve of resolvers) resolve();
    });
  }

  return {
    begin() {
      running += 1;
      let hasEnded = false;
      return () => {
        if (hasEnded) return;
        hasEnded = true;
        end();
      };
    },
    isIdle: () => running === 0,
    whenIdle() {
      const idle = new Promise<void>((resolve) => waiting.push(resolve));
      running += 1;
      end();
      return idle;
    },
  };
}
