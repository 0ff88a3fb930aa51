import { debtorQuerySchema } from '../../api/queries.ts';
import { debtorView } from '../../api/views.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** GET /debtors/{id}?creditor= */
export const createHandler =
  ({ store }: Deps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    const { creditor } = parse(debtorQuerySchema, query);
    const debtor = await store.loadDebtor(creditor, id);
    if (!debtor) throw notFound(`Debtor ${id} of creditor ${creditor}`);
    return { status: 200, body: debtorView(debtor) };
  };
