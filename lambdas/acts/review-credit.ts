import { openingOn } from '../domain/calendar/send-window.ts';
import { nextCreditDay, reviewCreditHold } from '../domain/debtor/credit-hold.ts';
import { profileOf } from '../domain/payer/payer-profile.ts';
import type { PayerKey } from '../ports/records.ts';
import type { Write } from '../ports/write.ts';
import { policyOfDebtor, todayOf, writesOfDebtor } from './change-debtor.ts';
import type { Deps } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';

/**
 * Sets whether more may be delivered to a debtor on credit as things are now, with a line in his log that is published;
 * and when to look again, should nothing happen till then. What decides is what is on record, so it may be asked for
 * twice, late or in any order; a write that was decided on figures that have changed since is decided anew.
 */
export function reviewCredit(deps: Deps, { creditor, debtorId }: PayerKey): Promise<void> {
  const { store, clock } = deps;
  const payer = { creditor, debtorId };
  return onFreshState(async () => {
    const { debtor, circumstances } = await store.load({ debtor: payer });
    if (!debtor) return;
    const situation = { debtor, circumstances, now: clock.now() };
    const { grading, minimumBalanceMinor, sendWindow } = policyOfDebtor(deps, situation);
    const today = todayOf(deps, situation);
    const [{ totals, oldestOpen, revision }, before] = await Promise.all([
      store.loadPayer(payer, minimumBalanceMinor),
      store.loadCreditReview(payer),
    ]);
    const profile = profileOf(totals, oldestOpen, { today, grading, risks: debtor.risks });
    const credit = { profile, grading, today, now: situation.now };
    const decision = reviewCreditHold(debtor, credit);
    const next = nextCreditDay(debtor, credit);
    const wakeBy = next === null ? null : openingOn(next, sendWindow);
    const held: Write[] =
      decision.kind === 'accepted'
        ? writesOfDebtor(deps, situation, decision, { by: 'relance' }).writes
        : [{ kind: 'debtorUnchanged', debtor }];
    if (decision.kind === 'repeated' && wakeBy === before) return;
    const review: Write[] = wakeBy === before ? [] : [{ kind: 'creditReview', payer, before, wakeBy }];
    await store.commitPatiently([...held, ...review, { kind: 'payerUnchanged', payer, revision }]);
  });
}
