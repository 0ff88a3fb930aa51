import { bulkInvoicesQuerySchema } from '../../api/bulk-queries.ts';
import { bulkResultView } from '../../api/bulk-views.ts';
import { importPosted } from '../../acts/bulk/import-posted.ts';
import { takeRows } from '../../acts/bulk/take-chunk.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { postedRows } from '../../runtime/bulk-request.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';
import { refusal } from '../../runtime/problem.ts';

/** POST /invoices/bulk: 200 with what became of each row. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async (request) => {
    const { query, by, idempotencyKey, requestId } = request;
    const { hold } = parse(bulkInvoicesQuerySchema, query);
    const rows = postedRows('invoices', request);
    if (!hold) return { status: 200, body: bulkResultView(await takeRows(deps, 'invoices', rows, { by }), undefined) };
    const importId = actIdOf('import', by, {}, idempotencyKey ?? requestId);
    const outcome = await importPosted(deps, importId, rows, by);
    if (outcome.kind === 'refused') throw refusal(outcome);
    return { status: 200, body: bulkResultView(outcome.rows, importId) };
  };
