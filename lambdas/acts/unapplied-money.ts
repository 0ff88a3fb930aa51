import type { Case } from '../domain/case/case.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { DebtorDecision } from '../domain/debtor/debtor-change.ts';
import { excessChanges, moveUnapplied, type UnappliedChange } from '../domain/debtor/unapplied-money.ts';
import type { Write } from '../ports/write.ts';
import type { CaseSituation } from './dunning-of-case.ts';

/** The index by which a debtor's cases are found may be a moment late: after so long it has every case that was there. */
const indexSettlesMs = 60_000;

type Act = { readonly now: string; readonly by: string };

/** A debtor with his money as it was decided, a line in his log, and the instant by which his cases have heard of it. */
export function moneyWrites(before: Debtor, decision: DebtorDecision, { now, by }: Act): Write[] {
  if (decision.kind !== 'accepted') return [];
  const change = { ...decision.fact, version: decision.after.version, at: now, by };
  const wakeBy = new Date(Date.parse(now) + indexSettlesMs).toISOString();
  return [{ kind: 'debtor', before, after: decision.after, change, wakeBy }];
}

/** Gives money that is on no invoice to a debtor, or takes it back. */
export function unappliedChangeWrites(debtor: Debtor, changes: readonly UnappliedChange[], act: Act): Write[] {
  return changes.length === 0 ? [] : moneyWrites(debtor, moveUnapplied(debtor, changes, act.now), act);
}

/** What a change of a case gives to its debtor, or takes back, in the same transaction: money that is on no invoice. */
export function unappliedWrites({ dunned, debtor, now }: CaseSituation, after: Case, by: string): Write[] {
  return unappliedChangeWrites(debtor, excessChanges(dunned, after), { now, by });
}
