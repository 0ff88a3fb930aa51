import { erasePersonalData } from '../../acts/personal-data/erase-personal-data.ts';
import { erasureView } from '../../api/personal-data-view.ts';
import { erasureSchema } from '../../api/operations/personal-data.ts';
import { debtorQuerySchema } from '../../api/queries.ts';
import { done } from '../../runtime/done.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /debtors/{id}/erasure?creditor=: what goes, and what the law keeps. */
export const createHandler =
  (deps: Parameters<typeof erasePersonalData>[0]): HttpHandler =>
  async ({ params: { id = '' }, query, body, by, idempotencyKey: key }) => {
    const { creditor } = parse(debtorQuerySchema, query);
    parse(erasureSchema, body);
    const outcome = await erasePersonalData(deps, { creditor, debtorId: id, by, key });
    const { plan, erasedOf } = done(outcome, `Debtor ${id} of creditor ${creditor}`);
    return { status: 200, body: erasureView(plan, erasedOf) };
  };
