import { documentView } from '../../api/document-view.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import type { Store } from '../../ports/store.ts';
import type { HttpHandler } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

type Deps = { readonly store: Pick<Store, 'documents'>; readonly documents: DocumentStore };

/** GET /invoices/{id}/documents/{documentId}: leads to the file. The address lasts as long as the document does. */
export const createHandler =
  ({ store, documents }: Deps): HttpHandler =>
  async ({ params: { id = '', documentId = '' } }) => {
    const found = (await store.documents(id)).find((document) => document.id === documentId);
    if (!found) throw notFound(`Document ${documentId} of invoice ${id}`);
    const body = await documentView(found, documents);
    return { status: 302, headers: { location: body.link }, body };
  };
