import { noQuerySchema } from '../../api/queries.ts';
import { invoiceView } from '../../api/views.ts';
import { type Deps, findSituation } from '../../acts/dunning-of-case.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** GET /invoices/{id} */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    parse(noQuerySchema, query);
    const situation = await findSituation(deps, id);
    if (!situation) throw notFound(`Invoice ${id}`);
    return { status: 200, body: invoiceView(situation.dunned, situation.debtor) };
  };
