import { makeDocument } from '../../acts/make-document.ts';
import { documentView } from '../../api/document-view.ts';
import { askedDocumentSchema } from '../../domain/asked-document.ts';
import { done } from '../../runtime/done.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/documents: 201 with the document and a link to it; the same again 200. */
export const createHandler =
  (deps: Parameters<typeof makeDocument>[0]): HttpHandler =>
  async ({ params: { id = '' }, body }) => {
    const made = done(await makeDocument(deps, id, parse(askedDocumentSchema, body)), `Invoice ${id}`);
    return { status: made.kind === 'made' ? 201 : 200, body: await documentView(made.document, deps.documents) };
  };
