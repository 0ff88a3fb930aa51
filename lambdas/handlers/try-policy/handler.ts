import { policyWhatIfView } from '../../api/policy-views.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { tryPolicy } from '../../acts/try-policy.ts';
import { whatIfSchema } from '../../domain/case/what-if-of-book.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { invalid, notFound, refusal } from '../../runtime/problem.ts';

/** POST /policies/{id}/what-if: changes nothing. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body }) => {
    const { policy, ...part } = parse(whatIfSchema, body);
    if (policy.id !== id) throw invalid([{ field: 'policy.id', message: 'is not the id in the path' }]);
    const tried = await tryPolicy(deps, policy, part);
    if (tried.kind === 'unknown') throw notFound(`Policy ${id}`);
    if (tried.kind === 'refused') throw refusal({ ...tried, field: tried.field && `policy.${tried.field}` });
    return { status: 200, body: policyWhatIfView(id, tried.trial) };
  };
