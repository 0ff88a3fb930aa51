import type { Decision } from '../domain/case/decision.ts';
import { changeCase, type Changed } from './change-case.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';
import { once } from './once.ts';

export type ActOutcome = Changed | { readonly kind: 'conflict' };

/** A person's or a system's act on a case, done once under the key the client gave it. */
export async function actOnCase(
  deps: Deps,
  act: {
    readonly name: string;
    readonly invoiceId: string;
    readonly by: string;
    readonly key: string | undefined;
    readonly content: unknown;
  },
  decide: (situation: CaseSituation, dates: { now: string; today: string }) => Decision,
): Promise<ActOutcome> {
  const asked = await once(deps.store, `${act.name}#${act.invoiceId}`, act.key, act.content);
  if (asked.kind === 'conflict') return asked;
  if (asked.kind === 'repeated') {
    const dunned = await deps.store.loadCase(act.invoiceId);
    return dunned ? { kind: 'repeated', dunned } : { kind: 'unknown' };
  }
  return changeCase(deps, act.invoiceId, act.by, decide, () => asked.writes);
}
