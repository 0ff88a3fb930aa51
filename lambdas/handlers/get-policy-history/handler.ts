import { policyView } from '../../api/policy-views.ts';
import { logQuerySchema } from '../../api/queries.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { policiesOf } from '../../domain/settings.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** GET /policies/{id}/history: every version of it, the latest first. */
export const createHandler =
  ({ store, settings }: Deps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    const { cursor, limit } = parse(logQuerySchema, query);
    const page = await store.policyVersions(id, cursor, limit);
    if (page.items.length > 0 || cursor !== undefined)
      return { status: 200, body: { versions: page.items.map(policyView), cursor: page.cursor } };
    const policy = policiesOf(settings).get(id);
    if (!policy) throw notFound(`Policy ${id}`);
    return { status: 200, body: { versions: [policyView({ version: 0, at: null, by: null, policy })] } };
  };
