/** The time of the wall, in milliseconds since 1970. */
export type WallClock = { kind: 'wall'; now: () => number };

/** A time that is set, shared with worker threads through `buffer`. */
export type VirtualClock = {
  kind: 'virtual';
  now: () => number;
  /** Moves the time forward. @throws ClockCannotGoBackError */
  set: (ms: number) => void;
  buffer: SharedArrayBuffer;
};

export type StackClock = WallClock | VirtualClock;

export class ClockCannotGoBackError extends Error {
  override readonly name = 'ClockCannotGoBackError';
  constructor(from: number, to: number) {
    super(`virtual time cannot go back from ${from} to ${to}`);
  }
}

export function createWallClock(): WallClock {
  return { kind: 'wall', now: () => Date.now() };
}

/** @param startMs the instant at which virtual time begins, in milliseconds since 1970. */
export function createVirtualClock(startMs: number): VirtualClock {
  const buffer = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  const cell = new BigInt64Array(buffer);
  Atomics.store(cell, 0, BigInt(startMs));
  let current = startMs;
  return {
    kind: 'virtual',
    now: () => current,
    set(ms) {
      if (ms < current) throw new ClockCannotGoBackError(current, ms);
      current = ms;
      Atomics.store(cell, 0, BigInt(ms));
    },
    buffer,
  };
}

/** Reads a virtual clock from another thread. */
export function readVirtualTime(buffer: SharedArrayBuffer): () => number {
  const cell = new BigInt64Array(buffer);
  return () => Number(Atomics.load(cell, 0));
}
