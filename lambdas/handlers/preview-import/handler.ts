import { importPreviewQuerySchema } from '../../api/bulk-queries.ts';
import { importPreviewView } from '../../api/bulk-views.ts';
import { previewImport } from '../../acts/bulk/preview-import.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { notFound } from '../../runtime/problem.ts';

/** GET /imports/{id}/preview: what would leave and when, were it released now. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, query }) => {
    const { maxMessagesPerDay, days, cursor, limit } = parse(importPreviewQuerySchema, query);
    if (!(await deps.store.loadImport(id))) throw notFound(`Import ${id}`);
    const preview = await previewImport(deps, { id, maxMessagesPerDay, days, cursor, chunks: limit });
    return { status: 200, body: importPreviewView(preview, { importId: id, maxMessagesPerDay }) };
  };
