import { debtorQuerySchema } from '../../api/queries.ts';
import { debtorView } from '../../api/views.ts';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { takeRiskReport } from '../../acts/take-risk.ts';
import { riskSchema } from '../../domain/debtor/risk-report.ts';
import { debtorOf } from '../../runtime/debtor-answer.ts';
import { type HttpHandler, parse } from '../../runtime/http.ts';

/** POST /debtors/{id}/risk?creditor=: 201, the same again 200, other content under the same id 409. */
export const createHandler =
  (deps: Deps): HttpHandler =>
  async ({ params: { id: debtorId = '' }, query, body, by, idempotencyKey: key }) => {
    const { creditor } = parse(debtorQuerySchema, query);
    const outcome = await takeRiskReport(deps, { creditor, debtorId }, parse(riskSchema, body), { by, key });
    return { status: outcome.kind === 'changed' ? 201 : 200, body: debtorView(debtorOf(outcome, debtorId)) };
  };
