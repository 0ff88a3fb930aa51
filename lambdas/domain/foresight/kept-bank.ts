import type { Circumstances } from '../circumstances/circumstances.ts';
import { isStale } from '../circumstances/payment-feed.ts';
import type { KnownCase } from './foresight.ts';

/**
 * The circumstances of a case at a later instant. A bank that is read now goes on being read; one that nobody has read
 * for too long stays so. What managers hold has its own dates.
 */
export function circumstancesAt(
  circumstances: Circumstances,
  { dunned, policy }: Pick<KnownCase, 'dunned' | 'policy'>,
  { now, at }: { readonly now: string; readonly at: string },
): Circumstances {
  const { creditor } = dunned.invoice;
  const feed = circumstances.feeds[creditor];
  if (!feed || at <= feed.readUpTo || isStale(feed, policy.maxPaymentFeedAgeHours, now)) return circumstances;
  return { ...circumstances, feeds: { ...circumstances.feeds, [creditor]: { readUpTo: at } } };
}

/** True when a message leaves only because the bank is taken to be read until then. */
export function needsBankRead(
  { feeds }: Circumstances,
  { dunned, policy }: Pick<KnownCase, 'dunned' | 'policy'>,
  at: string,
): boolean {
  const feed = feeds[dunned.invoice.creditor];
  return feed !== undefined && isStale(feed, policy.maxPaymentFeedAgeHours, at);
}
