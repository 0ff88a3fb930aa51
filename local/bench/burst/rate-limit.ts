/** Says whether one more is let through now, and counts it when it is. */
export type RateLimit = () => boolean;

/**
 * A bucket of tokens, as AWS throttles its APIs: it holds `capacity` at most and fills at a steady rate.
 * https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-api-action-throttling-general
 * @param now the time in milliseconds
 */
export function createRateLimit(perSecond: number, capacity: number, now: () => number): RateLimit {
  let tokens = capacity;
  let filledAt = now();
  return () => {
    const at = now();
    tokens = Math.min(capacity, tokens + ((at - filledAt) / 1_000) * perSecond);
    filledAt = at;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
