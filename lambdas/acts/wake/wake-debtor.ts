import { openingOn } from '../../domain/calendar/send-window.ts';
import { expireDebtorHolds, nextHoldEnd } from '../../domain/debtor/debtor-hold.ts';
import type { Write } from '../../ports/write.ts';
import { type DebtorSituation, policyOfDebtor, todayOf } from '../change-debtor.ts';
import type { Deps } from '../dunning-of-case.ts';
import { onFreshState } from '../fresh-state.ts';
import { reviewCredit } from '../review-credit.ts';
import { tellCases } from '../tell-cases.ts';

/** When a debtor is looked at next by himself: on the day his next hold ends. */
function nextWake(deps: Deps, situation: DebtorSituation): string | null {
  const day = nextHoldEnd(situation.debtor);
  return day === null ? null : openingOn(day, policyOfDebtor(deps, situation).sendWindow);
}

/** Puts on record that all his cases know a debtor as he is, and which of his holds have run out. */
function settled(deps: Deps, situation: DebtorSituation): Write {
  const { debtor: before, now } = situation;
  const told = { ...before, toldVersion: before.version };
  const expiry = expireDebtorHolds(told, { now, today: todayOf(deps, situation) });
  const after = expiry.kind === 'accepted' ? expiry.after : told;
  const wakeBy = nextWake(deps, { ...situation, debtor: after });
  const write = { kind: 'debtor' as const, before, after, wakeBy };
  if (expiry.kind !== 'accepted') return write;
  return { ...write, change: { ...expiry.fact, version: after.version, at: now, by: 'relance' } };
}

/** Reviews the credit of a debtor who has changed, finishes telling his cases of it, and ends his holds whose day has come. */
export function wakeDebtor(deps: Deps, creditor: string, debtorId: string): Promise<void> {
  const { store, clock } = deps;
  return onFreshState(async () => {
    await reviewCredit(deps, { creditor, debtorId });
    const { debtor, circumstances } = await store.load({ debtor: { creditor, debtorId } });
    if (!debtor) return;
    await tellCases(deps, debtor);
    await store.commit([settled(deps, { debtor, circumstances, now: clock.now() })]);
  });
}
