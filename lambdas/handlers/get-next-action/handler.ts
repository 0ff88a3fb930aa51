import { noQuerySchema } from '../../api/queries.ts';
import { assessmentView } from '../../api/views.ts';
import { type Deps, findSituation } from '../../acts/dunning-of-case.ts';
import { assess } from '../../domain/case/assess.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** GET /invoices/{id}/next-action: what comes next, from when, and what stands against it now. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    parse(noQuerySchema, query);
    const situation = await findSituation(deps, id);
    if (!situation) throw notFound(`Invoice ${id}`);
    return { status: 200, body: assessmentView(assess(situation)) };
  };
