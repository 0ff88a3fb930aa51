import { takeCollectionReport } from '../../acts/collection/take-collection-report.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { collectionView } from '../../api/collection-view.ts';
import { actIdOf } from '../../domain/case/act-id.ts';
import { collectionReportSchema } from '../../domain/case/collection/collection-report.ts';
import { placedAnswer } from '../../runtime/act-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /invoices/{id}/collection/reports: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id = '' }, body, by, idempotencyKey: key, requestId }) => {
    const content = parse(collectionReportSchema, body);
    const reportId = actIdOf('report', id, content, key ?? requestId);
    const outcome = await takeCollectionReport(deps, { invoiceId: id, reportId, by, key }, content);
    return placedAnswer(id, reportId, outcome, (dunned) => ({ collection: collectionView(dunned, []) }));
  };
