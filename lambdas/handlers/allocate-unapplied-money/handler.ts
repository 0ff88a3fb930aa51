import { useOfMoneyView } from '../../api/payment-views.ts';
import { debtorQuerySchema } from '../../api/queries.ts';
import { allocateUnapplied } from '../../acts/allocate-unapplied.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { useSchema } from '../../domain/debtor/use-unapplied.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { invalid, keyTaken, notFound } from '../../runtime/problem.ts';

/** POST /debtors/{id}/allocations?creditor=: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, query, body, by, idempotencyKey: key, requestId }) => {
    const { creditor } = parse(debtorQuerySchema, query);
    const posted = parse(useSchema, body);
    const outcome = await allocateUnapplied(deps, { creditor, debtorId: id, posted, by, key, requestId });
    switch (outcome.kind) {
      case 'unknown':
        throw notFound(`Debtor ${id} of creditor ${creditor}`);
      case 'conflict':
        throw keyTaken();
      case 'invalid':
        throw invalid(outcome.faults);
      case 'changed':
      case 'repeated': {
        const invoiceIds = (posted.allocations ?? []).map(({ invoiceId }) => invoiceId);
        const { cases } = await deps.store.load({ cases: invoiceIds });
        return { status: outcome.kind === 'changed' ? 201 : 200, body: useOfMoneyView(outcome, posted, cases) };
      }
    }
  };
