import { invoicesQuerySchema } from '../../api/queries.ts';
import { invoiceSummary } from '../../api/views.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** GET /invoices?status=|debtor=|stage=|dueBefore= in order of due date, page by page. */
export const createHandler =
  ({ store }: Deps): HttpHandler =>
  async ({ query }) => {
    const { cursor, limit, debtor, creditor = 'main', ...filter } = parse(invoicesQuerySchema, query);
    const ofDebtor = debtor === undefined ? undefined : { creditor, debtorId: debtor };
    const page = await store.listCases({ ...filter, debtor: ofDebtor }, cursor, limit);
    return { status: 200, body: { invoices: page.items.map(invoiceSummary), cursor: page.cursor } };
  };
