import { addDays } from '../calendar/civil-date.ts';
import { firstOpening, localDate } from '../calendar/send-window.ts';
import { type Circumstances, globalHoldsOn } from '../circumstances/circumstances.ts';
import { isStale } from '../circumstances/payment-feed.ts';
import { turnDay } from '../bulk/import-hold.ts';
import type { DebtorDetails } from '../debtor.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { globalHoldSentence, staleFeedSentence } from './blocker-sentence.ts';
import type { Blocker } from './blocker.ts';
import type { Case } from './case.ts';

type Situation = {
  readonly dunned: Pick<Case, 'invoice' | 'imported'>;
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
  return (
    code === 'globalHold' || code === 'paymentFeedStale' || code === 'importNotReleased' || code === 'importSpread'
  );
}

/** What stops an imported case: nobody has released its import yet, or its debtor's turn is on another day. */
function importBlockers({ dunned, policy, now }: Situation, circumstances: Circumstances): Blocker[] {
  const { imported } = dunned;
  const hold = imported && circumstances.imports?.[imported.id];
  if (!hold) return [];
  const { release } = hold;
  if (!release) {
    const message = 'It came with an import that no manager has released yet.';
    return [{ code: 'importNotReleased', message, until: nextDaysOpening({ policy, now }) }];
  }
  const day = turnDay(imported, release, policy);
  if (day === undefined || localDate(now, policy.sendWindow.timeZone) >= day) return [];
  const message = `The messages of its import are spread over days, and those to its debtor begin on ${day}.`;
  return [{ code: 'importSpread', message, until: firstOpening(day, policy.sendWindow) }];
}

/** What stops a case because it stops many: a manager's hold, and a bank that nobody has read for too long. */
export function circumstanceBlockers(situation: Situation): Blocker[] {
  const { dunned, debtor, policy, circumstances, now } = situation;
  if (!circumstances) return [];
  const { creditor } = dunned.invoice;
  const today = localDate(now, policy.sendWindow.timeZone);
  const subject = { creditor, policyId: policy.id, debtorKind: debtor.kind };
  const holds: Blocker[] = globalHoldsOn(circumstances, subject, today).map((hold) => ({
    code: 'globalHold',
    message: globalHoldSentence(hold),
    until: firstOpening(hold.until, policy.sendWindow),
  }));
  holds.push(...importBlockers(situation, circumstances));
  const feed = circumstances.feeds[creditor];
  if (!feed || !isStale(feed, policy.maxPaymentFeedAgeHours, now)) return holds;
  const message = staleFeedSentence(feed.readUpTo, policy.maxPaymentFeedAgeHours);
  return [...holds, { code: 'paymentFeedStale', message, until: nextDaysOpening(situation) }];
}
