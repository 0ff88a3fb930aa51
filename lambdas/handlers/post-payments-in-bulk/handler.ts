import { bulkResultView } from '../../api/bulk-views.ts';
import { takeRows } from '../../acts/bulk/take-chunk.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { postedRows } from '../../runtime/bulk-request.ts';
import type { HttpHandler } from '../../runtime/http.ts';

/** POST /payments/bulk: 200 with what became of each row. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async (request) => {
    const rows = postedRows('payments', request);
    const results = await takeRows(deps, 'payments', rows, { by: request.by });
    return { status: 200, body: bulkResultView(results, undefined) };
  };
