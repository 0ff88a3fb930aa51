import type { Case } from '../domain/case/case.ts';
import type { Circumstances } from '../domain/circumstances/circumstances.ts';
import type { Debtor } from '../domain/debtor.ts';
import { type ClaimsToDeclare, claimsToDeclare } from '../domain/insolvency/claims-to-declare.ts';
import type { Insolvency } from '../domain/insolvency/insolvency.ts';
import { policyFor } from '../domain/settings.ts';
import type { Deps } from './dunning-of-case.ts';

const perPage = 100;

/** The cases of a debtor for which he still owes: those that are open, and those handed over. */
export async function owingCases(
  { store }: Pick<Deps, 'store'>,
  debtor: { readonly creditor: string; readonly debtorId: string },
): Promise<Case[]> {
  const open = await store.openCasesOf(debtor);
  const cases = open.map(({ dunned }) => dunned);
  let cursor: string | undefined;
  do {
    const page = await store.listCases({ debtor, status: 'handedOver' }, cursor, perPage);
    cases.push(...page.items);
    ({ cursor } = page);
  } while (cursor !== undefined);
  return cases;
}

/** What a debtor owes for his cases at the opening of an insolvency, each by its own policy. */
export function claimsOf(
  { settings }: Pick<Deps, 'settings'>,
  { debtor, circumstances }: { readonly debtor: Debtor; readonly circumstances: Circumstances },
  cases: readonly Case[],
  insolvency: Pick<Insolvency, 'openedOn'>,
): ClaimsToDeclare {
  const situations = cases.map((dunned) => ({
    dunned,
    debtor,
    policy: policyFor(settings, dunned, debtor, circumstances),
  }));
  return claimsToDeclare(situations, insolvency);
}
