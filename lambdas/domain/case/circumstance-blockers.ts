import { addDays } from '../calendar/civil-date.ts';
import { firstOpening, localDate } from '../calendar/send-window.ts';
import { type Circumstances, globalHoldsOn } from '../circumstances/circumstances.ts';
import { isStale } from '../circumstances/payment-feed.ts';
import type { DebtorDetails } from '../debtor.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { globalHoldSentence, staleFeedSentence } from './blocker-sentence.ts';
import type { Blocker } from './blocker.ts';
import type { Case } from './case.ts';

type Situation = {
  readonly dunned: Pick<Case, 'invoice'>;
  readonly debtor: { readonly kind?: DebtorDetails['kind'] };
  readonly policy: DunningPolicy;
  readonly circumstances?: Circumstances;
  readonly now: string;
};

/** The opening of the next business day after today: what stops many at once is looked at again each day. */
export function nextDaysOpening({ policy, now }: Pick<Situation, 'policy' | 'now'>): string {
  return firstOpening(addDays(localDate(now, policy.sendWindow.timeZone), 1), policy.sendWindow);
}

/** True of a blocker that stops many cases at once, and may end for all of them without any case being told. */
export function isCircumstance({ code }: Blocker): boolean {
  return code === 'globalHold' || code === 'paymentFeedStale';
}

/** What stops a case because it stops many: a manager's hold, and a bank that nobody has read for too long. */
export function circumstanceBlockers(situation: Situation): Blocker[] {
  const { dunned, debtor, policy, circumstances, now } = situation;
  if (!circumstances) return [];
  const { creditor } = dunned.invoice;
  const today = localDate(now, policy.sendWindow.timeZone);
  const subject = { creditor, policyId: policy.id, debtorKind: debtor.kind };
  const holds = globalHoldsOn(circumstances, subject, today).map((hold): Blocker => ({
    code: 'globalHold',
    message: globalHoldSentence(hold),
    until: firstOpening(hold.until, policy.sendWindow),
  }));
  const feed = circumstances.feeds[creditor];
  if (!feed || !isStale(feed, policy.maxPaymentFeedAgeHours, now)) return holds;
  const message = staleFeedSentence(feed.readUpTo, policy.maxPaymentFeedAgeHours);
  return [...holds, { code: 'paymentFeedStale', message, until: nextDaysOpening(situation) }];
}
