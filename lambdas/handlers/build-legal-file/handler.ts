import { buildLegalFile, type LegalFileDeps } from '../../acts/legal-file/build-legal-file.ts';
import { documentView } from '../../api/document-view.ts';
import { legalFileSchema } from '../../domain/legal-file/legal-file-schema.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound, refusal } from '../../runtime/problem.ts';

/** POST /invoices/{id}/legal-file: all that is on record of a case, signed, as one file with a link to fetch it. */
export const createHandler =
  (deps: LegalFileDeps): HttpHandler =>
  async ({ params: { id = '' }, body }) => {
    const built = await buildLegalFile(deps, id, parse(legalFileSchema, body));
    if (built.kind === 'unknown') throw notFound(`Invoice ${id}`);
    if (built.kind === 'refused') throw refusal(built);
    return { status: built.kind === 'built' ? 201 : 200, body: await documentView(built.document, deps.documents) };
  };
