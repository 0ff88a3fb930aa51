import { localDate } from '../domain/calendar/send-window.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { DunningPolicy } from '../domain/dunning-policy.ts';
import { type PayerProfile, profileOf } from '../domain/payer/payer-profile.ts';
import type { Store } from '../ports/store.ts';

/**
 * Who a debtor is as a payer, by the rules of a policy and on the day it is there. What the policy would not dun does not
 * count as open. His figures follow his cases within seconds.
 */
export async function payerProfile(
  { store, now }: { readonly store: Store; readonly now: string },
  { creditor, id: debtorId, risks }: Pick<Debtor, 'creditor' | 'id' | 'risks'>,
  { grading, minimumBalanceMinor, sendWindow }: DunningPolicy,
): Promise<PayerProfile> {
  const { totals, oldestOpen } = await store.loadPayer({ creditor, debtorId }, minimumBalanceMinor);
  return profileOf(totals, oldestOpen, { today: localDate(now, sendWindow.timeZone), grading, risks });
}
