import type { ClaimEvent } from './claim-input.ts';

/** The kinds that a day can have, in the order in which they count. */
const ranks = ['creditNote', 'payment', 'claimPayment', 'waiver'] as const;
const waiverRanks = ['fixedCompensation', 'interest', 'claim'] as const;

function rankOf(event: ClaimEvent): number {
  const rank = ranks.indexOf(event.kind);
  return event.kind === 'waiver' ? rank + waiverRanks.indexOf(event.of) : rank;
}

/**
 * Events by day. On the same day a credit note comes first, because it says what was owed at all; then money for the
 * invoice, money for the claim, and last what the creditor gives up of the rest, the narrower waiver before the wider.
 * So the order in which they are told never matters. A day bears interest on what was owed when it began.
 */
export function inClaimOrder(events: readonly ClaimEvent[]): ClaimEvent[] {
  return events.toSorted((one, other) => {
    if (one.on !== other.on) return one.on < other.on ? -1 : 1;
    return rankOf(one) - rankOf(other);
  });
}
