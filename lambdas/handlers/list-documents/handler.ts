import { documentView } from '../../api/document-view.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import type { Store } from '../../ports/store.ts';
import type { HttpHandler } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

type Deps = { readonly store: Pick<Store, 'documents' | 'loadCase'>; readonly documents: DocumentStore };

/** GET /invoices/{id}/documents: the files of a case, the oldest first, with links to fetch them. */
export const createHandler =
  ({ store, documents }: Deps): HttpHandler =>
  async ({ params: { id = '' } }) => {
    const found = await store.documents(id);
    if (found.length === 0 && !(await store.loadCase(id))) throw notFound(`Invoice ${id}`);
    const views = found.map((document) => documentView(document, documents));
    return { status: 200, body: { documents: await Promise.all(views) } };
  };
