import { policyView } from '../../api/policy-views.ts';
import { noQuerySchema } from '../../api/queries.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { versionInForce } from '../../domain/circumstances/policy-version.ts';
import { policiesInForce } from '../../domain/settings.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** GET /policies */
export const createHandler =
  ({ store, settings }: Deps): HttpHandler =>
  async ({ query }) => {
    parse(noQuerySchema, query);
    const circumstances = await store.loadCircumstances();
    const versions = policiesInForce(settings, circumstances).flatMap(
      (policy) => versionInForce(circumstances, policy.id, policy) ?? [],
    );
    return { status: 200, body: { policies: versions.map(policyView) } };
  };
