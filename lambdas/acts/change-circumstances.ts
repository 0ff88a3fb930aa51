import type { Refused } from '../domain/case/decision.ts';
import type { CircumstancesDecision } from '../domain/circumstances/circumstances-decision.ts';
import type { Circumstances } from '../domain/circumstances/circumstances.ts';
import type { Write } from '../ports/write.ts';
import type { Deps } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { once } from './once.ts';

export type CircumstancesOutcome =
  | { readonly kind: 'changed' | 'repeated'; readonly circumstances: Circumstances }
  | { readonly kind: 'conflict' }
  | Refused;

/**
 * An act on what holds for many cases, done once under the key the client gave it: one write, in force at the very next
 * assessment of each case.
 */
export function changeCircumstances(
  { store, clock }: Deps,
  act: { readonly name: string; readonly key: string | undefined; readonly content: unknown },
  decide: (before: Circumstances, now: string) => CircumstancesDecision,
  also: (before: Circumstances, now: string) => Promise<readonly Write[]> = () => Promise.resolve([]),
): Promise<CircumstancesOutcome> {
  return onFreshState(async (): Promise<CircumstancesOutcome> => {
    const asked = await once(store, act.name, act.key, act.content);
    if (asked.kind === 'conflict') return asked;
    const before = await store.loadCircumstances();
    if (asked.kind === 'repeated') return { kind: 'repeated', circumstances: before };
    const now = clock.now();
    const decision = decide(before, now);
    if (decision.kind === 'refused') return decision;
    if (decision.kind === 'repeated') return { kind: 'repeated', circumstances: before };
    const others = await also(before, now);
    await store.commit([{ kind: 'circumstances', before, after: decision.after }, ...asked.writes, ...others]);
    return { kind: 'changed', circumstances: decision.after };
  });
}
