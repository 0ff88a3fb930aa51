import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { localDate } from '../domain/calendar/send-window.ts';
import type { Refused } from '../domain/case/decision.ts';
import type { Circumstances } from '../domain/circumstances/circumstances.ts';
import type { Debtor } from '../domain/debtor.ts';
import { askForAddress } from '../domain/debtor/address-task.ts';
import type { DebtorDecision } from '../domain/debtor/debtor-change.ts';
import type { DunningPolicy } from '../domain/dunning-policy.ts';
import { policyFor } from '../domain/settings.ts';
import type { Write } from '../ports/write.ts';
import type { Deps } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { nameMarkWrites } from './naming.ts';
import { once } from './once.ts';

export type DebtorOutcome =
  | { readonly kind: 'changed' | 'repeated'; readonly debtor: Debtor }
  | { readonly kind: 'unknown' | 'conflict' }
  | Refused;

/** The index by which his cases are found may be a moment late: after so long it has every case that was there. */
const indexSettlesMs = 60_000;

/** A debtor with what decides about him. */
export type DebtorSituation = { readonly debtor: Debtor; readonly circumstances: Circumstances; readonly now: string };

/** The policy of a debtor's invoices that have none of their own. */
export function policyOfDebtor({ settings }: Pick<Deps, 'settings'>, situation: DebtorSituation): DunningPolicy {
  return policyFor(settings, { invoice: {} }, situation.debtor, situation.circumstances);
}

/** The day it is for a debtor, by his policy. */
export function todayOf(deps: Pick<Deps, 'settings'>, situation: DebtorSituation): CivilDate {
  return localDate(situation.now, policyOfDebtor(deps, situation).sendWindow.timeZone);
}

/**
 * The writes of a decision about a debtor, with the line in his log, and the question for his address where it comes up
 * or is answered with it. `result` is what its task ends with.
 */
export function writesOfDebtor(
  deps: Pick<Deps, 'settings'>,
  situation: DebtorSituation,
  { after, fact, raise = [], end = [] }: Extract<DebtorDecision, { kind: 'accepted' }>,
  { by, result }: { readonly by: string; readonly result?: string },
): { after: Debtor; writes: Write[] } {
  const { debtor: before, now } = situation;
  const today = todayOf(deps, { ...situation, debtor: after });
  const asked = askForAddress(after, { now, today, ...(result !== undefined && { result }) });
  const change = { ...fact, version: after.version, at: now, by };
  const wakeBy = new Date(Date.parse(now) + indexSettlesMs).toISOString();
  const writes: Write[] = [
    { kind: 'debtor', before, after: asked.debtor, change, wakeBy },
    ...[...raise, ...asked.raise].map((task) => ({ kind: 'raiseTask' as const, task })),
    ...[...end, ...asked.end].map((each) => ({ kind: 'endTask' as const, ...each, at: now, by })),
    ...(after.name === before.name || after.name === after.id ? [] : nameMarkWrites(after)),
  ];
  return { after: asked.debtor, writes };
}

/**
 * An act on a debtor, done once under the key the client gave it: one write that every assessment reads at once, with a
 * line in his log. The stream then has his cases told; should that fail, he is woken for it.
 */
export function changeDebtor(
  deps: Deps,
  act: {
    readonly name: string;
    readonly creditor: string;
    readonly debtorId: string;
    readonly by: string;
    readonly key: string | undefined;
    readonly content: unknown;
  },
  decide: (situation: DebtorSituation) => DebtorDecision,
): Promise<DebtorOutcome> {
  const { store, clock } = deps;
  return onFreshState(async (): Promise<DebtorOutcome> => {
    const asked = await once(store, `${act.name}#${act.creditor}#${act.debtorId}`, act.key, act.content);
    if (asked.kind === 'conflict') return asked;
    const { debtor, circumstances } = await store.load({ debtor: act });
    if (!debtor) return { kind: 'unknown' };
    if (asked.kind === 'repeated') return { kind: 'repeated', debtor };
    const situation = { debtor, circumstances, now: clock.now() };
    const decision = decide(situation);
    if (decision.kind === 'refused') return decision;
    if (decision.kind === 'repeated') return { kind: 'repeated', debtor };
    const { after, writes } = writesOfDebtor(deps, situation, decision, { by: act.by });
    await store.commit([...writes, ...asked.writes]);
    return { kind: 'changed', debtor: after };
  });
}
