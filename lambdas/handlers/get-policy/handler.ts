import { policyView } from '../../api/policy-views.ts';
import { noQuerySchema } from '../../api/queries.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { versionInForce } from '../../domain/circumstances/policy-version.ts';
import { policiesOf } from '../../domain/settings.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** GET /policies/{id} */
export const createHandler =
  ({ store, settings }: Deps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    parse(noQuerySchema, query);
    const inForce = versionInForce(await store.loadCircumstances(), id, policiesOf(settings).get(id));
    if (!inForce) throw notFound(`Policy ${id}`);
    return { status: 200, body: policyView(inForce) };
  };
