import { noQuerySchema } from '../../api/queries.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** GET /holds */
export const createHandler =
  ({ store }: Deps): HttpHandler =>
  async ({ query }) => {
    parse(noQuerySchema, query);
    const { holds } = await store.loadCircumstances();
    return { status: 200, body: { holds } };
  };
