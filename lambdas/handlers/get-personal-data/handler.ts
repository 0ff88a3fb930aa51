import { exportPersonalData } from '../../acts/personal-data/export-personal-data.ts';
import { personalDataView } from '../../api/personal-data-view.ts';
import { personalDataQuerySchema } from '../../api/queries.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import type { Store } from '../../ports/store.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

type Deps = { readonly store: Store; readonly documents: Pick<DocumentStore, 'linkTo'> };

/** GET /debtors/{id}/personal-data?creditor=: a page of all that is kept of him. */
export const createHandler =
  ({ store, documents }: Deps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    const { creditor, cursor, limit } = parse(personalDataQuerySchema, query);
    const found = await exportPersonalData(store, { creditor, debtorId: id, cursor, limit });
    if (!found) throw notFound(`Debtor ${id} of creditor ${creditor}`);
    return { status: 200, body: await personalDataView(found, documents) };
  };
