import type { Case } from '../domain/case/case.ts';
import type { Circumstances } from '../domain/circumstances/circumstances.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { DunningPolicy } from '../domain/dunning-policy.ts';
import { policyFor, type Settings } from '../domain/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Found, Store } from '../ports/store.ts';

export type Deps = { readonly store: Store; readonly settings: Settings; readonly clock: Clock };

/** All that an assessment needs. */
export type CaseSituation = {
  readonly dunned: Case;
  readonly debtor: Debtor;
  readonly policy: DunningPolicy;
  readonly circumstances: Circumstances;
  readonly now: string;
};

/** The table lacks something that is always written together with what was found: nothing sensible can be done. */
export class MissingItemError extends Error {
  override readonly name = 'MissingItemError';
}

/** A case, its debtor and policy as they stand now; undefined for an invoice that is not known. */
export async function findSituation(deps: Deps, invoiceId: string): Promise<CaseSituation | undefined> {
  const dunned = await deps.store.loadCase(invoiceId);
  if (!dunned) return undefined;
  const found = await deps.store.load({ debtor: dunned.invoice });
  return situationsOf(deps, { ...found, cases: [dunned] }, [invoiceId])[0];
}

/** Cases of one debtor that were read together with him, each as an assessment needs it, in the order asked for. */
export function situationsOf(
  { settings, clock }: Deps,
  { cases, debtor, circumstances }: Pick<Found, 'cases' | 'debtor' | 'circumstances'>,
  invoiceIds: readonly string[],
): CaseSituation[] {
  const now = clock.now();
  return invoiceIds.map((id) => {
    const dunned = cases.find((found) => found.id === id);
    if (!dunned) throw new MissingItemError(`invoice ${id} is not in the table`);
    if (!debtor) throw new MissingItemError(`debtor ${dunned.invoice.debtorId} of invoice ${id} is not in the table`);
    return { dunned, debtor, policy: policyFor(settings, dunned, debtor, circumstances), circumstances, now };
  });
}

/** The same, read in one round trip. */
export async function loadSituations(
  deps: Deps,
  debtor: { readonly creditor: string; readonly debtorId: string },
  invoiceIds: readonly string[],
): Promise<CaseSituation[]> {
  return situationsOf(deps, await deps.store.load({ cases: invoiceIds, debtor }), invoiceIds);
}

type RunInput = {
  readonly invoiceId: string;
  readonly creditor?: string | undefined;
  readonly debtorId?: string | undefined;
};

/** The case of a run: in one round trip where the run names the debtor. */
export async function situationOfRun(deps: Deps, { invoiceId, creditor, debtorId }: RunInput): Promise<CaseSituation> {
  if (creditor === undefined || debtorId === undefined) return loadSituation(deps, invoiceId);
  const [situation] = await loadSituations(deps, { creditor, debtorId }, [invoiceId]);
  if (!situation) throw new MissingItemError(`invoice ${invoiceId} is not in the table`);
  return situation;
}

/** A case that must be there. */
export async function loadSituation(deps: Deps, invoiceId: string): Promise<CaseSituation> {
  const situation = await findSituation(deps, invoiceId);
  if (!situation) throw new MissingItemError(`invoice ${invoiceId} is not in the table`);
  return situation;
}
