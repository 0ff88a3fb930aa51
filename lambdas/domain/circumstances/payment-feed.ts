import * as z from 'zod';
import { plainText } from '../plain-text.ts';
import type { Circumstances, PaymentFeed } from './circumstances.ts';
import { changedCircumstances, type CircumstancesDecision } from './circumstances-decision.ts';
import { refused } from '../case/decision.ts';

/** POST /payment-feeds: every payment of a creditor up to an instant has been told. */
export const paymentFeedSchema = z.strictObject({
  creditor: plainText(20).default('main'),
  readUpTo: z.iso.datetime({ error: 'is not an instant in UTC (ISO 8601)' }),
});
export type PostedPaymentFeed = z.infer<typeof paymentFeedSchema>;

const hourMs = 3_600_000;

/** Notes how far a creditor's bank is known. An older statement that comes late changes nothing. */
export function readPaymentFeed(
  before: Circumstances,
  { creditor, readUpTo }: PostedPaymentFeed,
  { now, creditors }: { readonly now: string; readonly creditors: readonly string[] },
): CircumstancesDecision {
  if (!creditors.includes(creditor)) return refused('creditor', 'is not a creditor of this deployment', 'creditor');
  if (Date.parse(readUpTo) > Date.parse(now)) return refused('readUpTo', 'is in the future', 'readUpTo');
  const upTo = new Date(readUpTo).toISOString();
  if (upTo <= (before.feeds[creditor]?.readUpTo ?? '')) return { kind: 'repeated' };
  return changedCircumstances(before, { feeds: { ...before.feeds, [creditor]: { readUpTo: upTo } } });
}

/** True when the bank was last read longer ago than a policy allows (hours); 0 allows any age. */
export function isStale({ readUpTo }: PaymentFeed, maxPaymentFeedAgeHours: number, now: string): boolean {
  return maxPaymentFeedAgeHours > 0 && Date.parse(now) - Date.parse(readUpTo) > maxPaymentFeedAgeHours * hourMs;
}
