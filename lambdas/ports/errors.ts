/** Somebody else changed what a write was decided on: load again, decide again. */
export class ConcurrentChangeError extends Error {
  override readonly name = 'ConcurrentChangeError';
}

/** A part of the platform is busy or unreachable for the moment: the same call may succeed later. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
}

/** A cursor that a client sent is not one of ours. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';
}
