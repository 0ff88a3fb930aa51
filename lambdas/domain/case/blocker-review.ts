/** Days after which somebody looks again at what only a person can end. */
const reviewDays = 30;
const dayMs = 86_400_000;

/** The next review instant of something that began at `since`: every blocker has an end or a date to look at it. */
export function nextReview(since: string, now: string): string {
  const periods = Math.floor((Date.parse(now) - Date.parse(since)) / (reviewDays * dayMs)) + 1;
  return new Date(Date.parse(since) + periods * reviewDays * dayMs).toISOString();
}

/** When something that should have happened by now is looked at again. */
export function halfAnHourAfter(now: string): string {
  return new Date(Date.parse(now) + 1_800_000).toISOString();
}
