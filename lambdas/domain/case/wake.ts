const hourMs = 3_600_000;

/** An hour after the instant at which a case or window should move: by then something was lost. */
export function wakeAfter(instant: string): string {
  return new Date(Date.parse(instant) + hourMs).toISOString();
}
