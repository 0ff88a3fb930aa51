import { type Changed, type Deciding, tryChange } from './change-case.ts';
import type { Case } from '../domain/case/case.ts';
import type { Write } from '../ports/write.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { once } from './once.ts';

export type ActOutcome = Changed | { readonly kind: 'conflict' };

/** A person's or a system's act on a case, done once under the key the client gave it. */
export function actOnCase(
  deps: Deps,
  act: {
    readonly name: string;
    readonly invoiceId: string;
    readonly by: string;
    readonly key: string | undefined;
    readonly content: unknown;
  },
  decide: Deciding,
  also: (situation: CaseSituation, after: Case) => readonly Write[] = () => [],
): Promise<ActOutcome> {
  // Asked again after a lost race: the one who was faster may have been the same request.
  return onFreshState(async (): Promise<ActOutcome> => {
    const asked = await once(deps.store, `${act.name}#${act.invoiceId}`, act.key, act.content);
    if (asked.kind === 'conflict') return asked;
    if (asked.kind === 'repeated') {
      const dunned = await deps.store.loadCase(act.invoiceId);
      return dunned ? { kind: 'repeated', dunned } : { kind: 'unknown' };
    }
    return tryChange(deps, act.invoiceId, act.by, decide, (situation, after) => [
      ...asked.writes,
      ...also(situation, after),
    ]);
  });
}
