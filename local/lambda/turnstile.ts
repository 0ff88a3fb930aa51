/** Lets a limited number in at a time; the others wait in the order they came. */
export type Turnstile = {
  /** Resolves with what to call when leaving. */
  enter(): Promise<() => void>;
};

export function createTurnstile(places: number): Turnstile {
  const queue: (() => void)[] = [];
  let taken = 0;

  function leave(): void {
    // The place passes on to the first in the queue, so that nobody can slip in between.
    const next = queue.shift();
    if (next === undefined) taken -= 1;
    else next();
  }

  return {
    async enter() {
      if (taken < places) taken += 1;
      else await new Promise<void>((resolve) => queue.push(resolve));
      return leave;
    },
  };
}
