import { payerProfileView } from '../../api/payer-views.ts';
import { debtorQuerySchema } from '../../api/queries.ts';
import { policyOfDebtor } from '../../acts/change-debtor.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { payerProfile } from '../../acts/payer-profile.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** GET /debtors/{id}/profile?creditor=: graded by the policy of the invoices that have none of their own. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    const { creditor } = parse(debtorQuerySchema, query);
    const { debtor, circumstances } = await deps.store.load({ debtor: { creditor, debtorId: id } });
    if (!debtor) throw notFound(`Debtor ${id} of creditor ${creditor}`);
    const now = deps.clock.now();
    const policy = policyOfDebtor(deps, { debtor, circumstances, now });
    const profile = await payerProfile({ store: deps.store, now }, debtor, policy);
    return { status: 200, body: payerProfileView(debtor, policy, profile) };
  };
