import type { Case } from '../domain/case/case.ts';
import type { Refused } from '../domain/case/decision.ts';
import type { Situation } from '../domain/case/ladder-instants.ts';
import { type PolicyTrial, whatIfOfBook } from '../domain/case/what-if-of-book.ts';
import type { Circumstances } from '../domain/circumstances/circumstances.ts';
import { editPolicy } from '../domain/circumstances/edit-policy.ts';
import { versionInForce } from '../domain/circumstances/policy-version.ts';
import type { DunningPolicy } from '../domain/dunning-policy.ts';
import { policiesOf, policyFor } from '../domain/settings.ts';
import { InvalidCursorError } from '../ports/errors.ts';
import type { Page } from '../ports/page.ts';
import type { Store } from '../ports/store.ts';
import { type Deps, MissingItemError } from './dunning-of-case.ts';

/** The cases that a policy still decides about. */
const statuses = ['open', 'paused'] as const;

/** A page of them, open ones first, each by due date. The cursor names the list and the place in it. */
async function bookPage(store: Store, cursor: string | undefined, limit: number): Promise<Page<Case>> {
  const [list = '', place = ''] = (cursor ?? `${statuses[0]}.`).split('.');
  const first = statuses.findIndex((status) => status === list);
  if (first === -1) throw new InvalidCursorError(`${cursor} is not a cursor of this API`);
  const items: Case[] = [];
  for (const [index, status] of statuses.slice(first).entries()) {
    if (items.length === limit) return { items, cursor: `${status}.` };
    const from = index === 0 && place !== '' ? place : undefined;
    const page = await store.listCases({ status }, from, limit - items.length);
    items.push(...page.items);
    if (page.cursor !== undefined) return { items, cursor: `${status}.${page.cursor}` };
  }
  return { items };
}

type Tried = { readonly kind: 'tried'; readonly trial: PolicyTrial } | { readonly kind: 'unknown' } | Refused;

/** A case with all that an assessment needs, under the policies of some circumstances. */
function situationUnder(
  { settings }: Pick<Deps, 'settings'>,
  { dunned, debtor, now }: Pick<Situation, 'dunned' | 'debtor' | 'now'>,
  circumstances: Circumstances,
): Situation {
  return { dunned, debtor, policy: policyFor(settings, dunned, debtor, circumstances), circumstances, now };
}

/**
 * What would change for the cases that a policy governs, were it changed so now. Nothing is written; refused is what would
 * be refused of the change itself.
 */
export async function tryPolicy(
  deps: Deps,
  policy: DunningPolicy,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Tried> {
  const { store, settings, clock } = deps;
  const now = clock.now();
  const deployed = policiesOf(settings);
  const circumstances = await store.loadCircumstances();
  const inForce = versionInForce(circumstances, policy.id, deployed.get(policy.id));
  if (!inForce) return { kind: 'unknown' };
  const editing = { now, by: 'what-if', deployed: deployed.get(policy.id), deployedIds: [...deployed.keys()] };
  const change = editPolicy(circumstances, policy, undefined, editing);
  if (change.kind === 'refused') return change;
  const changed = change.kind === 'accepted' ? change.after : circumstances;
  const page = await bookPage(store, cursor, limit);
  const debtors = await store.loadDebtors(page.items.map(({ invoice }) => invoice));
  const pairs = page.items.map((dunned) => {
    const { creditor, debtorId } = dunned.invoice;
    const debtor = debtors.find(({ id, creditor: of }) => id === debtorId && of === creditor);
    if (!debtor) throw new MissingItemError(`debtor ${debtorId} of invoice ${dunned.id} is not in the table`);
    const alone = { dunned, debtor, now };
    return { before: situationUnder(deps, alone, circumstances), after: situationUnder(deps, alone, changed) };
  });
  const governed = pairs.filter(({ before, after }) => [before.policy.id, after.policy.id].includes(policy.id));
  const { version } = inForce;
  const trial = { ...whatIfOfBook(governed), version, lookedAt: page.items.length, cursor: page.cursor };
  return { kind: 'tried', trial };
}
