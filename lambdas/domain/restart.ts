const minute = 60_000;
const pauses = [5 * minute, 60 * minute, 6 * 60 * minute];
const day = 24 * 60 * minute;

/** The restart from which a person is asked to look: by then it has failed for hours. */
export const restartsBeforeTask = pauses.length;

/** When something begun again is looked at if it fails once more: after 5 minutes, 1 hour, 6 hours, then daily. */
export function restartCheck(now: string, restarts: number): string {
  return new Date(Date.parse(now) + (pauses[restarts] ?? day)).toISOString();
}
